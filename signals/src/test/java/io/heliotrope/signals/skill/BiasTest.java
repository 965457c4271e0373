package io.heliotrope.signals.skill;

import static io.heliotrope.signals.skill.SkillSamples.HOUR;
import static io.heliotrope.signals.skill.SkillSamples.came;
import static io.heliotrope.signals.skill.SkillSamples.constant;
import static io.heliotrope.signals.skill.SkillSamples.foretold;
import static io.heliotrope.signals.skill.SkillSamples.hour;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.model.Curve;
import io.heliotrope.signals.skill.Foretold.Origin;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BiasTest {
    private static final long SEED = 2_026;

    @Test
    void a_known_bias_is_removed_at_the_distance_at_which_it_is() {
        Curve came = came(SEED);
        List<Foretold> biased =
                foretold("p", Origin.PROVIDER, came, h -> h <= 24 ? 0.18 : -0.12, 0.06, SEED + 1);

        double[] near = SkillSamples.errors(biased, came, 1, 24);
        double[] far = SkillSamples.errors(biased, came, 25, 96);

        System.out.printf(
                "bias +20 %% near, -11 %% far: %.2f -> %.2f %% and %.2f -> %.2f %%%n",
                near[0], near[1], far[0], far[1]);
        assertThat(near[0]).isGreaterThan(19);
        assertThat(near[1]).isLessThan(6);
        assertThat(far[0]).isGreaterThan(11);
        assertThat(far[1]).isLessThan(6);
    }

    @Test
    void noise_without_bias_is_left_alone() {
        for (long seed = SEED; seed < SEED + 8; seed++) {
            Curve came = came(seed);
            List<Foretold> noisy = foretold("p", Origin.PROVIDER, came, _ -> 0, 0.15, seed + 100);

            double[] errors = SkillSamples.errors(noisy, came, 1, 96);

            System.out.printf("noise, seed %d: %.2f -> %.2f %%%n", seed, errors[0], errors[1]);
            assertThat(errors[1]).as("seed %d", seed).isLessThan(1.03 * errors[0]);
        }
    }

    @Test
    void a_fortnight_of_noise_is_seldom_taken_for_a_bias() {
        int parts = 0;
        int changed = 0;
        for (long seed = SEED; seed < SEED + 40; seed++) {
            Curve came = came(seed);
            List<Foretold> noisy = foretold("p", Origin.PROVIDER, came, _ -> 0, 0.15, seed + 100);
            ForecastMemory memory = ForecastMemory.rebuilt(noisy, came, hour(24 * 15));
            for (Horizon horizon : Horizon.values()) {
                double factor = memory.correction("p").at(horizon).factor();
                parts++;
                changed += factor == 1 ? 0 : 1;
                assertThat(factor).as("seed %d, %s", seed, horizon).isBetween(0.9, 1.1);
            }
        }

        System.out.printf("noise taken for a bias: %d of %d%n", changed, parts);
        assertThat(changed).isLessThan(parts / 5);
    }

    @Test
    void nothing_is_corrected_by_more_than_thirty_percent() {
        Curve came = came(SEED);

        assertThat(last(came, 1.2).at(Horizon.HOURS_1_6).factor()).isCloseTo(0.7, within(1e-9));
        assertThat(last(came, -1.2).at(Horizon.HOURS_1_6).factor()).isCloseTo(1.3, within(1e-9));
    }

    @Test
    void two_days_of_errors_correct_nothing() {
        Curve came = came(SEED);
        List<Foretold> biased = foretold("p", Origin.PROVIDER, came, _ -> 0.2, 0, SEED);

        assertThat(factorAfter(biased, came, 3)).isEqualTo(1);
        assertThat(factorAfter(biased, came, 4)).isLessThan(0.9);
    }

    @Test
    void few_days_correct_less_than_many() {
        Curve came = came(SEED);
        List<Foretold> biased = foretold("p", Origin.PROVIDER, came, _ -> 0.2, 0.03, SEED);

        double few = factorAfter(biased, came, 6);
        double many = factorAfter(biased, came, 40);

        assertThat(few).isBetween(StrictMath.exp(-0.18), 0.95);
        assertThat(many).isBetween(StrictMath.exp(-0.2), StrictMath.exp(-0.18));
    }

    @Test
    void what_lies_long_ago_counts_less() {
        Curve came = constant(SkillSamples.START, SkillSamples.HOURS, 200);
        ForecastMemory memory = new ForecastMemory();
        for (int issue = 24; issue < 24 * 60; issue += 6) {
            double told = issue < 24 * 46 ? 160 : 250;
            memory.listen(came, hour(issue));
            memory.foretold(
                    new Foretold(
                            "p", Origin.PROVIDER, hour(issue), constant(hour(issue), 96, told)));
        }

        assertThat(memory.correction("p").at(Horizon.HOURS_1_6).factor()).isLessThan(0.97);
    }

    @Test
    void quantiles_hold_eight_of_ten_values() {
        Curve came = came(SEED);
        List<Foretold> biased = foretold("p", Origin.PROVIDER, came, _ -> 0.15, 0.12, SEED + 7);
        ForecastMemory memory = new ForecastMemory();
        int within = 0;
        int all = 0;
        for (Foretold forecast : biased) {
            memory.listen(came, forecast.issuedAt());
            Correction correction = memory.foretold(forecast);
            if (forecast.issuedAt().isBefore(hour(24 * 40))) {
                continue;
            }
            for (int h = 0; h < 96; h++) {
                var at = forecast.issuedAt().plus(HOUR.multipliedBy(h));
                Correction.Part part = correction.at(Horizon.of(forecast.issuedAt(), at));
                double middle = forecast.gramsPerKwh().get(h) * part.factor();
                double truth = came.valueAt(at);
                within += middle * part.low() <= truth && truth <= middle * part.high() ? 1 : 0;
                all++;
            }
        }

        System.out.printf("80 %% intervals held %.1f %%%n", 100.0 * within / all);
        assertThat((double) within / all).isBetween(0.74, 0.86);
    }

    @Test
    void without_enough_errors_there_are_no_quantiles() {
        Correction none = new ForecastMemory().correction("p");

        assertThat(none.at(Horizon.HOURS_1_6).low()).isNaN();
        assertThat(none.at(Horizon.HOURS_1_6).factor()).isEqualTo(1);
    }

    private static Correction last(Curve came, double bias) {
        ForecastMemory memory = new ForecastMemory();
        for (Foretold forecast : foretold("p", Origin.PROVIDER, came, _ -> bias, 0.01, SEED)) {
            memory.listen(came, forecast.issuedAt());
            memory.foretold(forecast);
        }
        return memory.correction("p");
    }

    private static double factorAfter(List<Foretold> forecasts, Curve came, int days) {
        ForecastMemory memory = ForecastMemory.rebuilt(forecasts, came, hour(24 * days));
        return memory.correction("p").at(Horizon.HOURS_1_6).factor();
    }
}
