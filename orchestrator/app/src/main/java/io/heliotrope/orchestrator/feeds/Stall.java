package io.heliotrope.orchestrator.feeds;

import io.heliotrope.signals.doctor.Configured;
import io.heliotrope.signals.feeds.IntensityFeed;
import io.heliotrope.signals.series.CarbonBasis;

/// A feed that can be asked, or what it lacks.
sealed interface Stall<B extends CarbonBasis<B>> {
    /// It can be asked.
    record Open<B extends CarbonBasis<B>>(IntensityFeed<B> feed) implements Stall<B> {}

    /// It cannot: `variables` are not set.
    record Closed<B extends CarbonBasis<B>>(String name, String variables) implements Stall<B> {}

    /// The feed's name.
    default String name() {
        return switch (this) {
            case Open<B>(IntensityFeed<B> feed) -> feed.name();
            case Closed<B>(String name, String _) -> name;
        };
    }

    /// The same for whoever examines it.
    default Configured configured() {
        return switch (this) {
            case Open<B>(IntensityFeed<B> feed) -> new Configured.Ready(feed);
            case Closed<B>(String name, String variables) ->
                    new Configured.NoKey(name, "set " + variables);
        };
    }
}
