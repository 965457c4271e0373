package io.heliotrope.signals.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Curve;
import io.heliotrope.model.GridZone;
import io.heliotrope.signals.recorded.SyntheticWorld;
import io.heliotrope.signals.series.Lifecycle;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Good data passes: a gate that cries wolf is switched off.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FalseAlarmTest {
    private static final long SEED = 4_711;
    private static final int HOURS = 24 * 90;
    private static final int TRIES = 10;

    @Test
    void synthetic_weeks_of_every_season_and_zone_pass() {
        months(4, curve -> curve);
    }

    @Test
    void the_same_in_whole_grams_passes() {
        months(6, FalseAlarmTest::rounded);
    }

    @Test
    @Tag("full")
    void every_month_of_it_passes() {
        months(1, curve -> curve);
        months(1, FalseAlarmTest::rounded);
    }

    private static void months(int every, UnaryOperator<Curve> told) {
        for (int month = 1; month <= 12; month += every) {
            SyntheticWorld world =
                    SyntheticWorld.around(LocalDate.of(2026, month, 1), SEED + month);
            for (GridZone zone : world.zones()) {
                Curve grams = told.apply(world.gramsPerKwh(zone));

                assertThat(new GateReplay<>(Lifecycle.LIFECYCLE, grams).alarms(zone))
                        .as("month %d, seed %d, zone %s", month, SEED + month, zone)
                        .isEmpty();
            }
        }
    }

    @Test
    void grids_of_water_that_stay_for_hours_pass() {
        RandomGenerator random = new SplittableRandom(SEED);
        for (int i = 0; i < TRIES; i++) {
            double stay = random.nextDouble(0, 0.9);
            double[] grams = new double[HOURS];
            double level = 24;
            for (int h = 0; h < HOURS; h++) {
                level += random.nextDouble() < stay ? 0 : 24 - level > 0 ? 1 : -1;
                grams[h] = level;
            }
            Curve curve = new Curve(TrustSamples.NOON, TrustSamples.HOUR, grams);

            assertThat(new GateReplay<>(Lifecycle.LIFECYCLE, curve).alarms(TrustSamples.ZONE))
                    .as("try %d of seed %d, staying %s", i, SEED, stay)
                    .isEmpty();
        }
    }

    @Test
    void walks_that_swing_by_a_third_in_an_hour_pass() {
        RandomGenerator random = new SplittableRandom(SEED);
        for (int i = 0; i < TRIES; i++) {
            double[] grams = new double[HOURS];
            double log = 0;
            for (int h = 0; h < HOURS; h++) {
                log = 0.95 * log + random.nextDouble(-0.28, 0.28);
                grams[h] = 250 * StrictMath.exp(log);
            }
            Curve curve = new Curve(TrustSamples.NOON, TrustSamples.HOUR, grams);

            assertThat(new GateReplay<>(Lifecycle.LIFECYCLE, curve).alarms(TrustSamples.ZONE))
                    .as("try %d of seed %d", i, SEED)
                    .isEmpty();
        }
    }

    private static Curve rounded(Curve curve) {
        double[] whole = Arrays.stream(curve.toArray()).map(Math::rint).toArray();
        return new Curve(curve.start(), curve.step(), whole);
    }
}
