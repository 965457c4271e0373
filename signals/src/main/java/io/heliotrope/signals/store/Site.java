package io.heliotrope.signals.store;

import io.heliotrope.model.RegionId;

/// Where in a zone a value holds.
public sealed interface Site {
    /// Everywhere in it.
    enum Whole implements Site {
        ZONE;

        @Override
        public String word() {
            return "";
        }
    }

    /// At one of our regions.
    record In(RegionId region) implements Site {
        @Override
        public String word() {
            return region.value();
        }
    }

    /// The region's name; empty for the whole zone.
    String word();

    /// The site that [#word] tells.
    static Site of(String word) {
        return word.isEmpty() ? Whole.ZONE : new In(new RegionId(word));
    }
}
