package io.heliotrope.signals.feeds;

import io.heliotrope.model.GridZone;
import io.heliotrope.model.Location;
import io.heliotrope.signals.http.FeedResult;
import io.heliotrope.signals.series.IntensitySeries;
import io.heliotrope.signals.series.Marginal;
import io.heliotrope.signals.watttime.WattTimeAccess;
import io.heliotrope.signals.watttime.WattTimeFeed;
import io.heliotrope.signals.watttime.WattTimeRegion;
import io.heliotrope.signals.wire.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// WattTime, which has regions of its own: a zone is served by the region that a place in it
/// belongs to. Regions are asked for once and again after a month, since boundaries move.
public final class WattTimeIntensity implements IntensityFeed<Marginal> {
    private static final String NAME = "watttime";
    private static final Duration MONTH = Duration.ofDays(30);
    private static final Duration SOON = Duration.ofHours(1);
    private static final Refresh REFRESH =
            new Refresh(Duration.ofMinutes(5), Duration.ZERO, Duration.ofSeconds(30));

    private final WattTimeFeed feed;
    private final Map<GridZone, Location> places;
    private final InstantSource clock;
    private final Declined declined;

    /// At most one for each of `places`.
    private final ConcurrentHashMap<GridZone, Found> regions = new ConcurrentHashMap<>();

    private record Found(GridZone region, Instant since) {}

    /// `places` tells of each zone where in it the power is used.
    public WattTimeIntensity(
            WattTimeFeed feed, Map<GridZone, Location> places, InstantSource clock) {
        this.feed = feed;
        this.places = Map.copyOf(places);
        this.clock = clock;
        this.declined = new Declined(NAME, this::serves, clock);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean needsKey() {
        return true;
    }

    @Override
    public Marginal basis() {
        return Marginal.MARGINAL;
    }

    @Override
    public Refresh refresh() {
        return REFRESH;
    }

    @Override
    public Coverage serves(GridZone zone) {
        Location place = places.get(zone);
        return place == null
                ? new Coverage.NotServed("its regions are found by a place, and none is known")
                : new Coverage.Served("the region at " + at(place));
    }

    private static String at(Location place) {
        return place.latitude() + "," + place.longitude();
    }

    @Override
    public FeedResult<Rights> rights() {
        return feed.access()
                .map(access ->
                        zone -> in(zone, region -> new FeedResult.Fresh<>(of(access, region))));
    }

    private static Permission of(WattTimeAccess access, GridZone region) {
        return new Permission(
                region.value(),
                Map.of(
                        Ask.LATEST,
                        right(access, region, "v3/forecast"),
                        Ask.FORECAST,
                        right(access, region, "v3/forecast"),
                        Ask.HISTORY,
                        right(access, region, "v3/historical")));
    }

    private static Right right(WattTimeAccess access, GridZone region, String endpoint) {
        return access.allows(region, endpoint) ? Right.GRANTED : Right.DENIED;
    }

    /// The first value of the forecast, which is the present one; the history comes late.
    @Override
    public FeedResult<IntensitySeries<Marginal>> latest(GridZone zone) {
        return Cut.present(asked(zone, region -> feed.forecast(region, SOON)), clock.instant());
    }

    @Override
    public FeedResult<IntensitySeries<Marginal>> forecast(GridZone zone, Duration horizon) {
        FeedResult<IntensitySeries<Marginal>> told =
                asked(zone, region -> feed.forecast(region, horizon));
        return Cut.ahead(told, clock.instant(), horizon);
    }

    @Override
    public FeedResult<IntensitySeries<Marginal>> history(GridZone zone, TimeRange range) {
        return asked(zone, region -> feed.historical(region, range));
    }

    private FeedResult<IntensitySeries<Marginal>> asked(
            GridZone zone, Function<GridZone, FeedResult<IntensitySeries<Marginal>>> ask) {
        return Cut.named(in(zone, ask), zone);
    }

    private <T> FeedResult<T> in(GridZone zone, Function<GridZone, FeedResult<T>> ask) {
        return declined.unless(
                zone,
                _ ->
                        switch (region(zone)) {
                            case FeedResult.Fresh<GridZone>(var region) -> ask.apply(region);
                            case FeedResult.Missing<GridZone> missing -> missing.as();
                        });
    }

    /// While the provider does not answer, the region that it named last is still the best guess.
    private FeedResult<GridZone> region(GridZone zone) {
        Instant now = clock.instant();
        Optional<Found> known = Optional.ofNullable(regions.get(zone));
        if (known.isPresent() && now.isBefore(known.get().since().plus(MONTH))) {
            return new FeedResult.Fresh<>(known.get().region());
        }
        return switch (feed.regionAt(Objects.requireNonNull(places.get(zone)))) {
            case FeedResult.Fresh<WattTimeRegion>(var told) -> {
                regions.put(zone, new Found(told.region(), now));
                yield new FeedResult.Fresh<>(told.region());
            }
            case FeedResult.Missing<WattTimeRegion> missing ->
                    known.<FeedResult<GridZone>>map(k -> new FeedResult.Fresh<>(k.region()))
                            .orElseGet(missing::as);
        };
    }
}
