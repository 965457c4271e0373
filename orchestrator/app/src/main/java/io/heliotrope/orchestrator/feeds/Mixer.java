package io.heliotrope.orchestrator.feeds;

import io.heliotrope.model.GridZone;
import io.heliotrope.signals.basis.BasisConversion;
import io.heliotrope.signals.electricitymaps.ElectricityMapsFeed;
import io.heliotrope.signals.electricitymaps.PowerBreakdown;
import io.heliotrope.signals.http.FeedResult;
import io.heliotrope.signals.neso.NesoFeed;
import io.heliotrope.signals.series.Direct;
import io.heliotrope.signals.series.FuelShareSeries;
import io.heliotrope.signals.series.Lifecycle;
import io.heliotrope.signals.series.MixSeries;
import io.heliotrope.signals.wire.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Whom to ask what a zone's power is made of. Blocks the calling thread; safe from any.
sealed interface Mixer {
    /// Mixes are told of the last day: hours to come take those of the same hour before.
    Duration PAST = Duration.ofDays(1);

    /// The conversions that follow from a mix.
    record BothWays(
            BasisConversion<Direct, Lifecycle> toLifecycle,
            BasisConversion<Lifecycle, Direct> toDirect) {
        static BothWays of(MixSeries mix) {
            return new BothWays(BasisConversion.toLifecycle(mix), BasisConversion.toDirect(mix));
        }

        static BothWays of(FuelShareSeries mix) {
            return new BothWays(BasisConversion.toLifecycle(mix), BasisConversion.toDirect(mix));
        }
    }

    /// Empty when nothing comes.
    Optional<BothWays> ask(GridZone zone, Instant now);

    /// Nearly all zones, imports by their own fuels.
    record ElectricityMaps(ElectricityMapsFeed feed) implements Mixer {
        @Override
        public Optional<BothWays> ask(GridZone zone, Instant now) {
            return feed.breakdownHistory(zone)
                                    instanceof FeedResult.Fresh<PowerBreakdown>(PowerBreakdown told)
                            && !told.consumption().points().isEmpty()
                    ? Optional.of(BothWays.of(told.consumption()))
                    : Optional.empty();
        }
    }

    /// Great Britain, without a key.
    record Neso(NesoFeed feed) implements Mixer {
        @Override
        public Optional<BothWays> ask(GridZone zone, Instant now) {
            return zone.equals(NesoFeed.GREAT_BRITAIN)
                            && feed.mix(new TimeRange(now.minus(PAST), now))
                                    instanceof FeedResult.Fresh<FuelShareSeries>(var mix)
                    ? Optional.of(BothWays.of(mix))
                    : Optional.empty();
        }
    }
}
