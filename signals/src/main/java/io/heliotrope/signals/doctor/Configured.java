package io.heliotrope.signals.doctor;

import io.heliotrope.signals.feeds.IntensityFeed;

/// A feed as the configuration has it.
public sealed interface Configured {
    /// As zones list it, such as `watttime`.
    String name();

    /// It can be asked.
    record Ready(IntensityFeed<?> feed) implements Configured {
        @Override
        public String name() {
            return feed.name();
        }
    }

    /// It cannot, for want of a key; `fix` says what to set, such as a variable's name.
    record NoKey(String name, String fix) implements Configured {}
}
