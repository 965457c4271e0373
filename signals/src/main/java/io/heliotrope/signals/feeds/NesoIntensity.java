package io.heliotrope.signals.feeds;

import io.heliotrope.model.GridZone;
import io.heliotrope.signals.http.FeedResult;
import io.heliotrope.signals.neso.NesoFeed;
import io.heliotrope.signals.series.Direct;
import io.heliotrope.signals.series.IntensitySeries;
import io.heliotrope.signals.wire.TimeRange;
import java.time.Duration;
import java.time.InstantSource;

/// NESO for Great Britain as a whole, which is the zone `GB`. Its parts are no zones.
public final class NesoIntensity implements IntensityFeed<Direct> {
    private static final String NAME = "neso";

    /// A new half-hour is there two minutes after it begins.
    private static final Refresh REFRESH =
            new Refresh(Duration.ofMinutes(30), Duration.ofMinutes(2), Duration.ofSeconds(30));

    private final NesoFeed feed;
    private final InstantSource clock;
    private final Declined declined;

    public NesoIntensity(NesoFeed feed, InstantSource clock) {
        this.feed = feed;
        this.clock = clock;
        this.declined = new Declined(NAME, this::serves, clock);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean needsKey() {
        return false;
    }

    @Override
    public Direct basis() {
        return Direct.DIRECT;
    }

    @Override
    public Refresh refresh() {
        return REFRESH;
    }

    @Override
    public Coverage serves(GridZone zone) {
        return zone.equals(NesoFeed.GREAT_BRITAIN)
                ? new Coverage.Served("Great Britain")
                : new Coverage.NotServed("it has " + NesoFeed.GREAT_BRITAIN + " only");
    }

    @Override
    public FeedResult<Rights> rights() {
        return declined.open();
    }

    @Override
    public FeedResult<IntensitySeries<Direct>> latest(GridZone zone) {
        return Cut.present(declined.unless(zone, _ -> feed.latest()), clock.instant());
    }

    @Override
    public FeedResult<IntensitySeries<Direct>> forecast(GridZone zone, Duration horizon) {
        FeedResult<IntensitySeries<Direct>> told =
                declined.unless(zone, _ -> feed.forecast(horizon));
        return Cut.ahead(told, clock.instant(), horizon);
    }

    @Override
    public FeedResult<IntensitySeries<Direct>> history(GridZone zone, TimeRange range) {
        return declined.unless(zone, _ -> feed.past(range));
    }
}
