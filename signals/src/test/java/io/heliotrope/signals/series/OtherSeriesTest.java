package io.heliotrope.signals.series;

import static io.heliotrope.signals.series.SeriesSamples.NOON;
import static io.heliotrope.signals.series.SeriesSamples.ZONE;
import static io.heliotrope.signals.series.SeriesSamples.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.model.Curve;
import io.heliotrope.model.Location;
import io.heliotrope.model.Quality;
import io.heliotrope.signals.weather.AirCurves;
import io.heliotrope.signals.weather.Weather;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The series that hold no intensities, and the pound.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OtherSeriesTest {
    private static final Location PLACE = new Location(50.1, 8.7);
    private static final Duration HOUR = Duration.ofHours(1);

    @ParameterizedTest
    @CsvSource({"1000, 453.59237", "0, 0", "1048.41, 475.5507766317"})
    void a_pound_per_megawatt_hour_is_453_59237_milligrams_per_kilowatt_hour(
            double pounds, double grams) {
        assertThat(new PoundsPerMwh(pounds).toGramsPerKwh().value()).isCloseTo(grams, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY})
    void pounds_that_cannot_be_are_refused(double pounds) {
        assertThatThrownBy(() -> new PoundsPerMwh(pounds))
                .hasMessage("pounds per MWh must be finite and >= 0, was " + pounds);
    }

    @Test
    void an_index_is_a_percentile() {
        IndexPoint low = index(0, 0);
        IndexPoint high = index(5, 100);
        RelativeIndexSeries series =
                new RelativeIndexSeries(ZONE, "test", NOON, List.of(high, low));

        assertThat(series.at(at(4))).contains(low);
        assertThat(series.at(at(5))).contains(high);
        assertThatThrownBy(() -> index(0, 100.1))
                .hasMessage("percentile must be 0..100, was 100.1");
        assertThatThrownBy(() -> index(0, Double.NaN)).hasMessageContaining("NaN");
    }

    @Test
    void a_share_is_a_part_of_one() {
        SharePoint share = share(0.8);
        ShareSeries series =
                new ShareSeries(ZONE, ShareSeries.Kind.CARBON_FREE, "test", NOON, List.of(share));

        assertThat(series.at(at(59))).contains(share);
        assertThat(series.at(at(60))).isEmpty();
        assertThatThrownBy(() -> share(80)).hasMessage("share must be 0..1, was 80.0");
    }

    @Test
    void a_fuel_that_is_not_told_is_not_zero() {
        MixPoint point =
                new MixPoint(
                        at(0),
                        at(60),
                        Map.of(
                                Fuel.WIND,
                                new Megawatts(7),
                                Fuel.HYDRO_DISCHARGE,
                                new Megawatts(-3)),
                        Quality.MEASURED,
                        "",
                        NOON);
        MixSeries series =
                new MixSeries(ZONE, MixSeries.Side.PRODUCTION, "test", NOON, List.of(point));

        assertThat(series.at(at(1)).orElseThrow().power())
                .containsOnlyKeys(Fuel.WIND, Fuel.HYDRO_DISCHARGE);
        assertThatThrownBy(() -> new Megawatts(Double.NaN))
                .hasMessage("megawatts must be finite, was NaN");
        assertThatThrownBy(() -> new MixPoint(at(0), at(60), Map.of(), Quality.MEASURED, "", NOON))
                .hasMessage("a mix at 2026-03-06T12:00:00Z without any fuel");
    }

    @Test
    void weather_becomes_curves_with_its_gaps() {
        WeatherSeries series =
                new WeatherSeries(PLACE, "test", NOON, List.of(weather(120, 12), weather(0, 10)));

        assertThat(series.curve(HOUR, point -> point.air().celsius()))
                .isEqualTo(new Curve(NOON, HOUR, new double[] {10, Double.NaN, 12}));
    }

    @Test
    void weather_becomes_air_for_cooling_and_a_gap_in_it_stays_one() {
        WeatherSeries series =
                new WeatherSeries(PLACE, "test", NOON, List.of(weather(0, 10), weather(120, 12)));

        AirCurves air = series.air(HOUR);

        assertThat(air.size()).isEqualTo(3);
        assertThat(air.celsius().start()).isEqualTo(NOON);
        assertThat(air.get(2)).isEqualTo(new Weather(12, 0.5, 101_325));
        assertThat(air.isKnown(1)).isFalse();
    }

    @Test
    void weather_between_the_steps_twice_or_none_at_all_is_refused() {
        WeatherSeries odd =
                new WeatherSeries(PLACE, "test", NOON, List.of(weather(0, 10), weather(90, 12)));
        WeatherSeries none = new WeatherSeries(PLACE, "test", NOON, List.of());

        assertThatThrownBy(() -> odd.curve(HOUR, point -> point.air().celsius()))
                .hasMessage("weather at 2026-03-06T13:30:00Z between steps of PT1H");
        assertThatThrownBy(() -> none.curve(HOUR, point -> point.air().celsius()))
                .hasMessageStartingWith("no weather at");
        assertThatThrownBy(() ->
                        new WeatherSeries(
                                PLACE, "test", NOON, List.of(weather(0, 10), weather(0, 11))))
                .hasMessageEndingWith("for 2026-03-06T12:00:00Z");
    }

    private static IndexPoint index(double fromMinute, double percentile) {
        return new IndexPoint(
                at(fromMinute), at(fromMinute + 5), percentile, Quality.MODELLED, "", NOON);
    }

    private static SharePoint share(double share) {
        return new SharePoint(at(0), at(60), share, Quality.ESTIMATED, "", NOON);
    }

    private static WeatherPoint weather(double minute, double celsius) {
        return new WeatherPoint(
                at(minute), new Weather(celsius, 0.5, 101_325), Double.NaN, Double.NaN);
    }
}
