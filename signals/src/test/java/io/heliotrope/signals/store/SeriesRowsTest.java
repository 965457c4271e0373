package io.heliotrope.signals.store;

import static io.heliotrope.signals.store.RowSamples.DE;
import static io.heliotrope.signals.store.RowSamples.LIFECYCLE;
import static io.heliotrope.signals.store.RowSamples.NOON;
import static io.heliotrope.signals.store.RowSamples.at;
import static io.heliotrope.signals.store.RowSamples.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.heliotrope.model.GramsPerKwh;
import io.heliotrope.model.Location;
import io.heliotrope.model.Quality;
import io.heliotrope.model.RegionId;
import io.heliotrope.signals.series.Direct;
import io.heliotrope.signals.series.IndexPoint;
import io.heliotrope.signals.series.IntensityPoint;
import io.heliotrope.signals.series.IntensitySeries;
import io.heliotrope.signals.series.Lifecycle;
import io.heliotrope.signals.series.RelativeIndexSeries;
import io.heliotrope.signals.series.SharePoint;
import io.heliotrope.signals.series.ShareSeries;
import io.heliotrope.signals.series.Spread;
import io.heliotrope.signals.series.WeatherPoint;
import io.heliotrope.signals.series.WeatherSeries;
import io.heliotrope.signals.weather.Weather;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SeriesRowsTest {
    private static final Location BERLIN = new Location(52.5, 13.4);

    private static IntensityPoint point(
            double from, double to, double grams, Spread spread, double updated) {
        return new IntensityPoint(
                at(from),
                at(to),
                new GramsPerKwh(grams),
                spread,
                Quality.ESTIMATED,
                "TIME_SLICER_AVERAGE",
                at(updated));
    }

    @Test
    void an_intensity_comes_back_as_it_was_with_quantiles_and_revisions() {
        Spread between = new Spread.Between(new GramsPerKwh(80), new GramsPerKwh(130));
        IntensitySeries<Lifecycle> series =
                new IntensitySeries<>(
                        DE,
                        Lifecycle.LIFECYCLE,
                        "electricitymaps",
                        at(40),
                        List.of(
                                point(0, 60, 100, between, 0),
                                point(0, 60, 110, between, 40),
                                point(60, 65, 0, Spread.Untold.UNTOLD, 40)));

        List<SignalRow> rows = SeriesRows.of(series, at(41));

        assertThat(rows).allMatch(SignalRow::estimated).extracting(SignalRow::p10).contains(80.0);
        assertThat(RowSeries.intensity(Lifecycle.LIFECYCLE, rows)).contains(series);
        assertThat(RowSeries.intensity(Direct.DIRECT, rows)).isEmpty();
    }

    @Test
    void where_two_answers_cut_time_differently_the_newer_stays() {
        SignalRow coarse = row(0, 60, 100, 0, 0);
        SignalRow fine = row(30, 35, 140, 10, 10);
        SignalRow beside = row(60, 120, 90, 0, 0);
        SignalRow missing = row(120, 180, Double.NaN, 0, 0);

        IntensitySeries<Lifecycle> series =
                RowSeries.intensity(Lifecycle.LIFECYCLE, List.of(coarse, fine, beside, missing))
                        .orElseThrow();

        assertThat(series.points())
                .extracting(each -> each.intensity().value())
                .containsExactly(140.0, 90.0);
        assertThat(series.issuedAt()).isEqualTo(at(10));
    }

    @Test
    void rows_of_two_sources_are_not_one_series() {
        SeriesKey other =
                SeriesKey.of(DE, Signal.CARBON_INTENSITY, Kind.AVERAGE_LIFECYCLE, "energy-charts");
        SignalRow stranger =
                SignalRow.plain(other, NOON, NOON, at(60), at(120), 1, Quality.MEASURED);

        assertThatThrownBy(() ->
                        RowSeries.intensity(
                                Lifecycle.LIFECYCLE, List.of(row(0, 60, 1, 0, 0), stranger)))
                .hasMessageContaining("rows of 2 series in one");
    }

    @Test
    void shares_and_indices_come_back_as_they_were() {
        ShareSeries share =
                new ShareSeries(
                        DE,
                        ShareSeries.Kind.RENEWABLE,
                        "electricitymaps",
                        NOON,
                        List.of(new SharePoint(at(0), at(60), 0.4, Quality.MEASURED, "", NOON)));
        RelativeIndexSeries index =
                new RelativeIndexSeries(
                        DE,
                        "watttime",
                        NOON,
                        List.of(new IndexPoint(at(0), at(5), 37, Quality.FORECAST, "", NOON)));

        List<SignalRow> shares = SeriesRows.of(share, at(1));
        List<SignalRow> indices = SeriesRows.of(index, at(1));

        assertThat(RowSeries.share(ShareSeries.Kind.RENEWABLE, shares)).contains(share);
        assertThat(RowSeries.share(ShareSeries.Kind.CARBON_FREE, shares)).isEmpty();
        assertThat(RowSeries.index(indices)).contains(index);
        assertThat(RowSeries.intensity(Lifecycle.LIFECYCLE, indices)).isEmpty();
    }

    @Test
    void weather_comes_back_as_it_was_and_what_is_not_told_has_no_row() {
        Weather air = new Weather(3.5, 0.8, 101_325);
        WeatherSeries weather =
                new WeatherSeries(
                        BERLIN,
                        "open-meteo",
                        NOON,
                        List.of(
                                new WeatherPoint(at(-60), air, Double.NaN, 12),
                                new WeatherPoint(at(0), air, 4, Double.NaN)));
        Site site = new Site.In(new RegionId("eu-central"));

        List<SignalRow> rows = SeriesRows.of(weather, DE, site, Duration.ofHours(1), at(1));

        assertThat(rows).hasSize(8).allMatch(row -> row.series().site().equals(site));
        assertThat(rows)
                .filteredOn(row -> row.validFrom().equals(at(0)))
                .isNotEmpty()
                .allMatch(row -> row.quality() == Quality.FORECAST);
        assertThat(rows)
                .filteredOn(row -> row.series().signal() == Signal.SOLAR_RADIATION)
                .extracting(SignalRow::validFrom, SignalRow::validTo)
                .containsExactly(tuple(at(-120), at(-60)));
        assertThat(RowSeries.weather(BERLIN, rows)).contains(weather);
        assertThat(LIFECYCLE.site().word()).isEmpty();
    }
}
