package io.heliotrope.state;

import static io.heliotrope.state.TestWorld.NOW;
import static io.heliotrope.state.TestWorld.reading;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.model.Curve;
import io.heliotrope.model.Quality;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Slots;
import io.heliotrope.protocol.ControlRecord.Intensity;
import io.heliotrope.protocol.ControlRecord.SiteForecast;
import io.heliotrope.protocol.ControlRecord.YearlyAverage;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class GreenCurveTest {
    private static final Duration QUARTER = Slots.LENGTH;

    private static TestWorld world() {
        return new TestWorld().region("de", "DE");
    }

    private static Instant slot(double slots) {
        return NOW.plusMillis((long) (slots * QUARTER.toMillis()));
    }

    private static Quality qualityAt(GreenCurve curve, Instant at) {
        return curve.readingAt(at).orElseThrow().quality();
    }

    @Test
    void takes_measured_before_forecast_before_stale_before_the_yearly_average() {
        GreenCurve curve =
                world().signal(new Intensity(reading("de", 300, Quality.MEASURED), NOW, slot(1)))
                        .forecast("de", 999, 200, Double.NaN, 210)
                        .signal(new YearlyAverage(reading("de", 400, Quality.MEASURED)))
                        .build()
                        .curve(0);

        assertThat(curve.gramsPerKwhAt(slot(0))).isEqualTo(300);
        assertThat(qualityAt(curve, slot(0))).isEqualTo(Quality.MEASURED);
        assertThat(curve.gramsPerKwhAt(slot(1))).isEqualTo(200);
        assertThat(qualityAt(curve, slot(1))).isEqualTo(Quality.FORECAST);
        assertThat(curve.gramsPerKwhAt(slot(2))).isEqualTo(300);
        assertThat(qualityAt(curve, slot(2))).isEqualTo(Quality.STALE);
        assertThat(curve.gramsPerKwhAt(slot(3))).isEqualTo(210);
        assertThat(curve.gramsPerKwhAt(slot(1).plus(GreenCurve.STALE_LIMIT))).isEqualTo(400);
        assertThat(qualityAt(curve, slot(1).plus(GreenCurve.STALE_LIMIT)))
                .isEqualTo(Quality.STATIC);
    }

    @Test
    void its_numbers_are_those_of_the_readings_that_it_quotes() {
        GreenCurve curve =
                world().signal(new Intensity(reading("de", 300, Quality.MEASURED), NOW, slot(1)))
                        .forecast("de", 999, 200, Double.NaN, 210, Double.NaN)
                        .signal(new YearlyAverage(reading("de", 400, Quality.MEASURED)))
                        .build()
                        .curve(0);

        for (int i = 0; i < 20; i++) {
            assertThat(curve.gramsPerKwhAt(slot(i)))
                    .isEqualTo(curve.readingAt(slot(i)).orElseThrow().intensity().value());
        }
    }

    @Test
    void is_unknown_where_nothing_is_known() {
        GreenCurve curve = world().forecast("de", 100, 0).build().curve(0);

        assertThat(curve.gramsPerKwhAt(slot(1))).isZero();
        assertThat(curve.gramsPerKwhAt(slot(2))).isNaN();
        assertThat(curve.readingAt(slot(2))).isEmpty();
        assertThat(curve.gramsPerKw(slot(0), slot(2))).isEqualTo(25);
        assertThat(curve.gramsPerKw(slot(0), slot(2.1))).isNaN();
    }

    @Test
    void a_gap_makes_only_the_runs_that_touch_it_unknown() {
        GreenCurve curve = world().forecast("de", 100, Double.NaN, 40, 80).build().curve(0);

        assertThat(curve.gramsPerKw(slot(0), slot(1))).isEqualTo(25);
        assertThat(curve.gramsPerKw(slot(0), slot(1.5))).isNaN();
        assertThat(curve.gramsPerKw(slot(1.5), slot(2))).isNaN();
        assertThat(curve.gramsPerKw(slot(2), slot(4))).isEqualTo(30);
        assertThat(curve.gramsPerKw(slot(2.5), slot(3.5))).isEqualTo(15);
    }

    @Test
    void weather_changes_the_pue_where_its_forecast_reaches() {
        GreenCurve curve =
                world().grams("de", 100)
                        .signal(
                                new SiteForecast(
                                        new RegionId("de"),
                                        "weather",
                                        NOW,
                                        new Curve(NOW, QUARTER, new double[] {1.2, 1.4})))
                        .build()
                        .curve(0);

        assertThat(curve.gramsPerKwhAt(slot(0))).isCloseTo(120, within(1e-9));
        assertThat(curve.pueAt(slot(1))).isEqualTo(1.4);
        assertThat(curve.gramsPerKwhAt(slot(2))).isEqualTo(100);
    }

    @Test
    void nothing_is_known_before_its_first_slot_and_beyond_its_horizon() {
        GreenCurve curve = world().grams("de", 100).build().curve(0);
        Instant end = NOW.plus(GreenCurve.HORIZON);

        assertThat(curve.gramsPerKw(end.minus(QUARTER), end)).isCloseTo(25, within(1e-6));
        assertThat(curve.gramsPerKw(end.minus(QUARTER), end.plusMillis(1))).isNaN();
        assertThat(curve.gramsPerKwhAt(end)).isNaN();
        assertThat(curve.gramsPerKwhAt(NOW.minusMillis(1))).isNaN();
        assertThat(curve.gramsPerKw(NOW.minus(QUARTER), NOW)).isNaN();
    }

    @Test
    void its_integral_equals_a_naive_sum() {
        SplittableRandom random = new SplittableRandom(7);
        double[] values = new double[700];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(50) == 0 ? Double.NaN : random.nextDouble(0, 900);
        }
        GreenCurve curve = world().forecast("de", values).build().curve(0);

        for (int i = 0; i < 2_000; i++) {
            long from = random.nextInt(600 * 900);
            long to = from + random.nextInt(30 * 900);
            double naive = 0;
            for (long second = from; second < to; second++) {
                naive += values[(int) (second / 900)] / 3600;
            }
            double integral = curve.gramsPerKw(NOW.plusSeconds(from), NOW.plusSeconds(to));

            if (Double.isNaN(naive)) {
                assertThat(integral).as("%d s to %d s", from, to).isNaN();
            } else {
                assertThat(integral).as("%d s to %d s", from, to).isCloseTo(naive, within(1e-6));
            }
        }
    }

    @Test
    void a_run_counted_in_slots_equals_the_same_run_between_instants() {
        GreenCurve curve = world().forecast("de", 10, 20, 40, 80).build().curve(0);

        assertThat(curve.gramsPerKw(Slots.of(NOW) + 1, 1.5))
                .isEqualTo(curve.gramsPerKw(slot(1), slot(2.5)));
        assertThat(curve.gramsPerKw(Slots.of(NOW) + 3, 1)).isEqualTo(20);
        assertThat(curve.gramsPerKw(Slots.of(NOW) + 3, 1.01)).isNaN();
        assertThat(curve.gramsPerKw(Slots.of(NOW) - 1, 1)).isNaN();
        assertThat(curve.gramsPerKw(Slots.of(NOW), 1e12)).isNaN();
    }
}
