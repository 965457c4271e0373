package io.heliotrope.signals.series;

import static io.heliotrope.signals.series.SeriesSamples.NOON;
import static io.heliotrope.signals.series.SeriesSamples.ZONE;
import static io.heliotrope.signals.series.SeriesSamples.at;
import static io.heliotrope.signals.series.SeriesSamples.lifecycle;
import static io.heliotrope.signals.series.SeriesSamples.point;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliotrope.model.Basis;
import io.heliotrope.model.Curve;
import io.heliotrope.model.GramsPerKwh;
import io.heliotrope.model.Quality;
import io.heliotrope.model.Reading;
import io.heliotrope.protocol.ControlRecord.Intensity;
import io.heliotrope.protocol.ControlRecord.IntensityForecast;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PublishedTest {
    @Test
    void the_last_point_becomes_the_zones_intensity() {
        IntensitySeries<Marginal> series =
                new IntensitySeries<>(
                        ZONE,
                        Marginal.MARGINAL,
                        "test",
                        NOON,
                        List.of(
                                point(0, 60, 100),
                                point(60, 120, 200, NOON, Quality.ESTIMATED),
                                point(60, 120, 210, NOON.plusSeconds(1), Quality.MEASURED)));

        assertThat(Published.latest(series))
                .contains(
                        new Intensity(
                                new Reading(
                                        ZONE,
                                        new GramsPerKwh(210),
                                        Basis.MARGINAL,
                                        "test",
                                        NOON.plusSeconds(1),
                                        Quality.MEASURED),
                                at(60),
                                at(120)));
    }

    @Test
    void what_holds_at_a_moment_is_published_and_a_gap_is_not() {
        IntensitySeries<Lifecycle> series = lifecycle(point(0, 60, 100), point(90, 120, 200));

        assertThat(Published.at(series, at(30)).orElseThrow().reading().intensity().value())
                .isEqualTo(100);
        assertThat(Published.at(series, at(60))).isEmpty();
    }

    @Test
    void a_series_becomes_a_curve_with_its_gaps() {
        IntensityForecast forecast =
                Published.forecast(lifecycle(point(0, 30, 100), point(60, 90, 200))).orElseThrow();

        assertThat(forecast.gramsPerKwh())
                .isEqualTo(
                        new Curve(
                                NOON, Duration.ofMinutes(30), new double[] {100, Double.NaN, 200}));
        assertThat(forecast.basis()).isEqualTo(Basis.AVERAGE_LIFECYCLE);
        assertThat(forecast.source()).isEqualTo("test");
        assertThat(forecast.issuedAt()).isEqualTo(NOON);
    }

    @Test
    void points_of_mixed_length_get_the_longest_step_that_fits() {
        IntensityForecast forecast =
                Published.forecast(
                                lifecycle(
                                        point(0, 15, 100), point(15, 45, 200), point(45, 105, 300)))
                        .orElseThrow();

        assertThat(forecast.gramsPerKwh())
                .isEqualTo(
                        new Curve(
                                NOON,
                                Duration.ofMinutes(15),
                                new double[] {100, 200, 200, 300, 300, 300, 300}));
    }

    @Test
    void a_forecast_is_as_good_as_the_worst_of_its_points() {
        IntensitySeries<Lifecycle> series =
                lifecycle(
                        point(0, 60, 100, NOON, Quality.ESTIMATED),
                        point(60, 120, 100, NOON, Quality.FORECAST));

        assertThat(Published.forecast(series).orElseThrow().quality()).isEqualTo(Quality.FORECAST);
    }

    @Test
    void nothing_is_published_of_nothing() {
        assertThat(Published.latest(lifecycle())).isEmpty();
        assertThat(Published.forecast(lifecycle())).isEmpty();
    }

    @Test
    void a_curve_that_would_be_endless_is_refused() {
        IntensitySeries<Lifecycle> far =
                lifecycle(point(0, 1 / 60.0, 100), point(300, 300 + 1 / 60.0, 100));

        assertThatThrownBy(() -> Published.forecast(far))
                .hasMessage("a forecast of 18001 steps of PT1S, at most 10000 can be published");
    }
}
