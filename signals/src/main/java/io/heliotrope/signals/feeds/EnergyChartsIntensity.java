package io.heliotrope.signals.feeds;

import io.heliotrope.model.GridZone;
import io.heliotrope.signals.energycharts.EnergyChartsFeed;
import io.heliotrope.signals.http.FeedResult;
import io.heliotrope.signals.series.Average;
import io.heliotrope.signals.series.IntensitySeries;
import io.heliotrope.signals.wire.TimeRange;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Energy-Charts for the countries of the European Union as wholes. Zones that are parts of a
/// country are not served: the country's value is not theirs.
public final class EnergyChartsIntensity<B extends Average<B>> implements IntensityFeed<B> {
    private static final String NAME = "energy-charts";
    private static final Refresh REFRESH =
            new Refresh(Duration.ofMinutes(15), Duration.ofMinutes(2), Duration.ofMinutes(1));

    private static final Set<String> COUNTRIES =
            Arrays.stream(
                            "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK"
                                    .split(" "))
                    .collect(Collectors.toUnmodifiableSet());

    private final EnergyChartsFeed<B> feed;
    private final B basis;
    private final InstantSource clock;
    private final Declined declined;

    /// `basis` is what the settings of `feed` take its values for.
    public EnergyChartsIntensity(EnergyChartsFeed<B> feed, B basis, InstantSource clock) {
        this.feed = feed;
        this.basis = basis;
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
    public B basis() {
        return basis;
    }

    @Override
    public Refresh refresh() {
        return REFRESH;
    }

    @Override
    public Coverage serves(GridZone zone) {
        if (COUNTRIES.contains(zone.value())) {
            return new Coverage.Served(zone.value().toLowerCase(Locale.ROOT));
        }
        String country = zone.value().replaceFirst("-.*", "");
        return new Coverage.NotServed(
                COUNTRIES.contains(country)
                        ? "it has " + country + " as a whole only"
                        : "it has the countries of the EU only");
    }

    @Override
    public FeedResult<Rights> rights() {
        return declined.open();
    }

    @Override
    public FeedResult<IntensitySeries<B>> latest(GridZone zone) {
        return Cut.present(declined.unless(zone, _ -> feed.intensity(zone)), clock.instant());
    }

    /// The provider tells of today, and maybe tomorrow.
    @Override
    public FeedResult<IntensitySeries<B>> forecast(GridZone zone, Duration horizon) {
        FeedResult<IntensitySeries<B>> told = declined.unless(zone, _ -> feed.intensity(zone));
        return Cut.ahead(told, clock.instant(), horizon);
    }

    @Override
    public FeedResult<IntensitySeries<B>> history(GridZone zone, TimeRange range) {
        return declined.unless(zone, _ -> feed.intensity(zone, range));
    }
}
