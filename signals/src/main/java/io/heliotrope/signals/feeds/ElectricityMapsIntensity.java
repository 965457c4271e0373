package io.heliotrope.signals.feeds;

import io.heliotrope.model.GridZone;
import io.heliotrope.signals.carbon.ZoneCheck;
import io.heliotrope.signals.electricitymaps.ElectricityMapsFeed;
import io.heliotrope.signals.electricitymaps.ZoneRights;
import io.heliotrope.signals.http.FeedResult;
import io.heliotrope.signals.http.Outage;
import io.heliotrope.signals.series.Average;
import io.heliotrope.signals.series.Direct;
import io.heliotrope.signals.series.IntensitySeries;
import io.heliotrope.signals.series.Lifecycle;
import io.heliotrope.signals.wire.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/// Electricity Maps on one of its two bases. All zones are its own; which of them there are, and
/// what the key may ask of each, its list says.
public final class ElectricityMapsIntensity<B extends Average<B>> implements IntensityFeed<B> {
    /// New values come each hour, some minutes late.
    private static final Refresh REFRESH =
            new Refresh(Duration.ofMinutes(15), Duration.ZERO, Duration.ofMinutes(2));

    /// What the history of a day holds at any minute of the hour.
    private static final Duration LAST_DAY = Duration.ofHours(23);

    private final ElectricityMapsFeed feed;
    private final B basis;
    private final InstantSource clock;
    private final ZoneCheck zones;

    private ElectricityMapsIntensity(
            ElectricityMapsFeed feed, B basis, InstantSource clock, ZoneCheck zones) {
        this.feed = feed;
        this.basis = basis;
        this.clock = clock;
        this.zones = zones;
    }

    /// With life-cycle factors: `electricitymaps-lifecycle`.
    public static ElectricityMapsIntensity<Lifecycle> lifecycle(
            ElectricityMapsFeed feed, InstantSource clock) {
        return new ElectricityMapsIntensity<>(
                feed, Lifecycle.LIFECYCLE, clock, ZoneCheck.shipped());
    }

    /// With direct factors: `electricitymaps-direct`.
    public static ElectricityMapsIntensity<Direct> direct(
            ElectricityMapsFeed feed, InstantSource clock) {
        return new ElectricityMapsIntensity<>(feed, Direct.DIRECT, clock, ZoneCheck.shipped());
    }

    @Override
    public String name() {
        return "electricitymaps-" + basis;
    }

    @Override
    public boolean needsKey() {
        return true;
    }

    @Override
    public B basis() {
        return basis;
    }

    @Override
    public Refresh refresh() {
        return REFRESH;
    }

    @Override
    public Coverage serves(GridZone zone) {
        return new Coverage.Served(zone.value());
    }

    @Override
    public FeedResult<Rights> rights() {
        return feed.zones().map(Listed::new);
    }

    private final class Listed implements Rights {
        private final ZoneRights told;

        private Listed(ZoneRights told) {
            this.told = told;
        }

        @Override
        public Coverage serves(GridZone zone) {
            List<ZoneCheck.Problem> problems = zones.validate(List.of(zone), offered());
            return problems.isEmpty()
                    ? new Coverage.Served(zone.value())
                    : new Coverage.NotServed(problems.getFirst().message());
        }

        @Override
        public SortedSet<GridZone> offered() {
            return new TreeSet<>(told.zones().keySet());
        }

        @Override
        public FeedResult<Permission> of(GridZone zone) {
            return switch (serves(zone)) {
                case Coverage.Served _ -> new FeedResult.Fresh<>(permission(told, zone));
                case Coverage.NotServed(var why) ->
                        new FeedResult.Missing<>(Outage.REFUSED, why, clock.instant());
            };
        }
    }

    private Permission permission(ZoneRights told, GridZone zone) {
        Right day = right(told, zone, "history");
        return new Permission(
                zone.value(),
                Map.of(
                        Ask.LATEST,
                        right(told, zone, "latest"),
                        Ask.FORECAST,
                        right(told, zone, "forecast"),
                        Ask.HISTORY,
                        day == Right.GRANTED ? day : right(told, zone, "past-range")));
    }

    private Right right(ZoneRights told, GridZone zone, String what) {
        return switch (told.of(zone, feed.intensityPath() + "/" + what)) {
            case GRANTED -> Right.GRANTED;
            case DENIED, NO_ZONE -> Right.DENIED;
            case UNTOLD -> Right.UNTOLD;
        };
    }

    @Override
    public FeedResult<IntensitySeries<B>> latest(GridZone zone) {
        return feed.latest(zone, basis);
    }

    @Override
    public FeedResult<IntensitySeries<B>> forecast(GridZone zone, Duration horizon) {
        FeedResult<IntensitySeries<B>> told = feed.forecast(zone, basis, horizon);
        return Cut.ahead(told, clock.instant(), horizon);
    }

    /// What lies in the last day is taken from the history that a free key may ask, too.
    @Override
    public FeedResult<IntensitySeries<B>> history(GridZone zone, TimeRange range) {
        Instant now = clock.instant();
        return range.from().isBefore(now.minus(LAST_DAY))
                ? feed.past(zone, basis, range)
                : Cut.between(feed.history(zone, basis), range.from(), range.to(), now);
    }
}
