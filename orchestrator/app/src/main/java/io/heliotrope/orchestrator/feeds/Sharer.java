package io.heliotrope.orchestrator.feeds;

import io.heliotrope.model.GridZone;
import io.heliotrope.signals.electricitymaps.ElectricityMapsFeed;
import io.heliotrope.signals.electricitymaps.PowerBreakdown;
import io.heliotrope.signals.feeds.Refresh;
import io.heliotrope.signals.http.FeedResult;
import io.heliotrope.signals.neso.NesoFeed;
import io.heliotrope.signals.series.FuelShareSeries;
import io.heliotrope.signals.series.ShareSeries;
import io.heliotrope.signals.wire.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Whom to ask for the carbon-free share of a zone's power. Nobody whom we know tells what it will
/// be. Blocks the calling thread; safe from any.
sealed interface Sharer {
    /// As settings spell it.
    String name();

    /// How often asking is enough.
    Refresh refresh();

    /// What holds now, or held last; empty when nothing comes.
    Optional<ShareSeries> latest(GridZone zone, Instant now);

    /// The last day; empty when nothing comes.
    Optional<ShareSeries> lastDay(GridZone zone, Instant now);

    /// Nearly all zones; where the key does not cover shares, by the mix, which a free one covers.
    record ElectricityMaps(ElectricityMapsFeed feed) implements Sharer {
        private static final Refresh REFRESH =
                new Refresh(Duration.ofMinutes(15), Duration.ZERO, Duration.ofMinutes(2));

        @Override
        public String name() {
            return "electricitymaps";
        }

        @Override
        public Refresh refresh() {
            return REFRESH;
        }

        @Override
        public Optional<ShareSeries> latest(GridZone zone, Instant now) {
            return told(feed.share(zone, ShareSeries.Kind.CARBON_FREE))
                    .or(() -> told(feed.breakdown(zone).map(PowerBreakdown::carbonFree)));
        }

        @Override
        public Optional<ShareSeries> lastDay(GridZone zone, Instant now) {
            return told(feed.shareHistory(zone, ShareSeries.Kind.CARBON_FREE))
                    .or(() -> told(feed.breakdownHistory(zone).map(PowerBreakdown::carbonFree)));
        }
    }

    /// Great Britain, without a key; imports count as carbon.
    record Neso(NesoFeed feed) implements Sharer {
        private static final Refresh REFRESH =
                new Refresh(Duration.ofMinutes(30), Duration.ZERO, Duration.ofMinutes(2));
        private static final Duration LATELY = Duration.ofHours(2);
        private static final Duration DAY = Duration.ofDays(1);

        @Override
        public String name() {
            return "neso";
        }

        @Override
        public Refresh refresh() {
            return REFRESH;
        }

        @Override
        public Optional<ShareSeries> latest(GridZone zone, Instant now) {
            return since(now.minus(LATELY), now);
        }

        @Override
        public Optional<ShareSeries> lastDay(GridZone zone, Instant now) {
            return since(now.minus(DAY), now);
        }

        private Optional<ShareSeries> since(Instant from, Instant now) {
            return told(feed.mix(new TimeRange(from, now)).map(FuelShareSeries::carbonFree));
        }
    }

    private static Optional<ShareSeries> told(FeedResult<ShareSeries> result) {
        return result instanceof FeedResult.Fresh<ShareSeries>(ShareSeries series)
                        && !series.points().isEmpty()
                ? Optional.of(series)
                : Optional.empty();
    }

    /// The names of some, for a person.
    static String names(List<Sharer> sharers) {
        return String.join(", ", sharers.stream().map(Sharer::name).distinct().toList());
    }
}
