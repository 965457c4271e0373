package io.heliotrope.signals.feeds;

import io.heliotrope.model.GridZone;
import io.heliotrope.signals.energinet.EnerginetFeed;
import io.heliotrope.signals.http.FeedResult;
import io.heliotrope.signals.series.Direct;
import io.heliotrope.signals.series.IntensitySeries;
import io.heliotrope.signals.wire.TimeRange;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Energinet for the two price areas of Denmark, which are the zones `DK-DK1` and `DK-DK2`.
public final class EnerginetIntensity implements IntensityFeed<Direct> {
    private static final String NAME = "energinet";
    private static final Map<GridZone, String> AREAS =
            Map.of(new GridZone("DK-DK1"), "DK1", new GridZone("DK-DK2"), "DK2");
    private static final Refresh REFRESH =
            new Refresh(Duration.ofMinutes(5), Duration.ofMinutes(1), Duration.ofSeconds(30));

    private final EnerginetFeed feed;
    private final InstantSource clock;
    private final Declined declined;

    public EnerginetIntensity(EnerginetFeed feed, InstantSource clock) {
        this.feed = feed;
        this.clock = clock;
        this.declined = new Declined(NAME, this::serves, clock);
    }

    /// What the provider calls `zone`, if it has it.
    public static Optional<GridZone> area(GridZone zone) {
        return Optional.ofNullable(AREAS.get(zone)).map(GridZone::new);
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
        String area = AREAS.get(zone);
        return area == null
                ? new Coverage.NotServed("it has DK-DK1 and DK-DK2 only")
                : new Coverage.Served(area);
    }

    @Override
    public FeedResult<Rights> rights() {
        return declined.open();
    }

    /// What is foretold for now: that comes without delay.
    @Override
    public FeedResult<IntensitySeries<Direct>> latest(GridZone zone) {
        return Cut.present(asked(zone, feed::forecast), clock.instant());
    }

    @Override
    public FeedResult<IntensitySeries<Direct>> forecast(GridZone zone, Duration horizon) {
        return Cut.ahead(asked(zone, feed::forecast), clock.instant(), horizon);
    }

    @Override
    public FeedResult<IntensitySeries<Direct>> history(GridZone zone, TimeRange range) {
        return asked(zone, area -> feed.past(area, range));
    }

    private FeedResult<IntensitySeries<Direct>> asked(
            GridZone zone, Function<GridZone, FeedResult<IntensitySeries<Direct>>> ask) {
        return Cut.named(declined.unless(zone, as -> ask.apply(new GridZone(as))), zone);
    }
}
