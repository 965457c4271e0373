package io.heliotrope.signals.electricitymaps;

import static io.heliotrope.signals.electricitymaps.FeedUnderTest.ZONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Basis;
import io.heliotrope.model.Curve;
import io.heliotrope.model.Quality;
import io.heliotrope.protocol.ControlRecord.IntensityForecast;
import io.heliotrope.signals.http.Outage;
import io.heliotrope.signals.wire.Plausibility;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a forecast with status 200 may hold. It is 18:50 on the local clock.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ElectricityMapsForecastTest {
    private FeedUnderTest it = new FeedUnderTest();

    @AfterEach
    void stop() {
        it.close();
    }

    @Test
    void a_forecast_becomes_a_curve() throws InterruptedException {
        IntensityForecast forecast =
                it.answer(forecast("18:00=300", "19:00=250.5", "20:00=200")).freshForecast();

        assertThat(forecast.gramsPerKwh()).isEqualTo(curve(60, 300, 250.5, 200));
        assertThat(forecast.quality()).isEqualTo(Quality.FORECAST);
        assertThat(forecast.basis()).isEqualTo(Basis.AVERAGE_LIFECYCLE);
        assertThat(forecast.issuedAt()).isEqualTo("2026-03-06T18:40:00Z");
        assertThat(it.server.takeRequest().getTarget())
                .startsWith("/v3/carbon-intensity/forecast?zone=DE")
                .endsWith("&horizonHours=24");
    }

    @ParameterizedTest
    @CsvSource({"1, 6", "6, 6", "7, 24", "25, 48", "49, 72", "500, 72"})
    void the_horizon_is_rounded_up_to_what_the_provider_offers(int wanted, int asked)
            throws InterruptedException {
        it.answer(forecast("18:00=300")).feed.forecast(ZONE, Duration.ofHours(wanted));

        assertThat(it.server.takeRequest().getTarget()).endsWith("&horizonHours=" + asked);
    }

    @Test
    void points_out_of_order_or_told_twice_are_put_in_order() {
        String body = forecast("20:00=200", "18:00=300", "19:00=250", "18:00=300");

        assertThat(it.answer(body).freshForecast().gramsPerKwh())
                .isEqualTo(curve(60, 300, 250, 200));
    }

    @Test
    void a_point_that_contradicts_itself_is_a_gap() {
        String body = forecast("18:00=300", "19:00=250", "19:00=900", "20:00=200");

        assertThat(it.answer(body).freshForecast().gramsPerKwh())
                .isEqualTo(curve(60, 300, Double.NaN, 200));
    }

    @Test
    void missing_null_and_impossible_points_are_gaps() {
        String body =
                forecast(
                        "18:00=300",
                        "19:00=null",
                        "21:00=0",
                        "22:00=-1",
                        "23:00=9999",
                        "23:30=100");

        assertThat(it.answer(body).freshForecast().gramsPerKwh().toArray())
                .containsExactly(
                        300,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        100);
    }

    @Test
    void a_short_forecast_ends_where_it_ends() {
        Curve curve = it.answer(forecast("18:00=300", "19:00=250")).freshForecast().gramsPerKwh();

        assertThat(curve.end()).isEqualTo("2026-03-06T20:00:00Z");
    }

    @Test
    void a_forecast_of_one_point_holds_for_an_hour() {
        assertThat(it.answer(forecast("18:00=300")).freshForecast().gramsPerKwh())
                .isEqualTo(curve(60, 300));
    }

    @Test
    void quarter_hours_are_recognised() {
        assertThat(
                        it.answer(forecast("18:00=300", "18:15=310", "18:30=320", "19:00=330"))
                                .freshForecast()
                                .gramsPerKwh())
                .isEqualTo(curve(15, 300, 310, 320, Double.NaN, 330));
    }

    @Test
    void a_forecast_of_zeros_is_implausible_even_where_zero_is_possible() {
        it.close();
        it =
                new FeedUnderTest(s ->
                        FeedUnderTest.with(
                                s,
                                s.http().connect(),
                                s.http().call(),
                                new Plausibility(3_000, Set.of(ZONE))));

        assertThat(it.answer(forecast("18:00=0.0", "19:00=0.0")).missingForecast().why())
                .isEqualTo(Outage.IMPLAUSIBLE);
        assertThat(it.answer(forecast("18:00=0", "19:00=5")).freshForecast().gramsPerKwh())
                .isEqualTo(curve(60, 0, 5));
    }

    @Test
    void a_forecast_without_a_value_is_missing() {
        assertThat(it.answer(forecast()).missingForecast().why()).isEqualTo(Outage.NO_VALUE);
        assertThat(it.answer(forecast("18:00=null")).missingForecast().why())
                .isEqualTo(Outage.NO_VALUE);
        assertThat(it.answer(forecast("18:00=-1")).missingForecast().why())
                .isEqualTo(Outage.IMPLAUSIBLE);
        assertThat(it.answer("{\"zone\":\"DE\"}").missingForecast().why())
                .isEqualTo(Outage.MALFORMED);
    }

    @Test
    void a_forecast_of_the_past_is_implausible() {
        assertThat(it.answer(forecast("16:00=300", "17:00=300")).missingForecast().why())
                .isEqualTo(Outage.IMPLAUSIBLE);
    }

    @Test
    void points_between_the_steps_and_endless_forecasts_are_malformed() {
        assertThat(it.answer(forecast("18:00=1", "18:15=2", "18:40=3")).missingForecast().why())
                .isEqualTo(Outage.MALFORMED);
        String far =
                forecast("18:00=1", "19:00=2")
                        .replace("06T19:00", "06T18:00:01")
                        .replace("2026-03-06T18:00:01", "2099-03-06T19:00");
        assertThat(it.answer(far).missingForecast().why()).isEqualTo(Outage.MALFORMED);
    }

    private static Curve curve(int minutes, double... values) {
        return new Curve(
                Instant.parse("2026-03-06T18:00:00Z"), Duration.ofMinutes(minutes), values);
    }

    /// Points as `hh:mm=value` of the day.
    private static String forecast(String... points) {
        StringBuilder body = new StringBuilder("{\"zone\":\"DE\",\"forecast\":[");
        for (int i = 0; i < points.length; i++) {
            String[] point = points[i].split("=", 2);
            body.append(i == 0 ? "" : ",")
                    .append(
                            "{\"carbonIntensity\":%s,\"datetime\":\"2026-03-06T%s:00.000Z\"}"
                                    .formatted(point[1], point[0]));
        }
        return body.append("],\"updatedAt\":\"2026-03-06T18:40:00.000Z\"}").toString();
    }
}
