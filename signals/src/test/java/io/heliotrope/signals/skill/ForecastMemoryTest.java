package io.heliotrope.signals.skill;

import static io.heliotrope.signals.skill.SkillSamples.HOUR;
import static io.heliotrope.signals.skill.SkillSamples.came;
import static io.heliotrope.signals.skill.SkillSamples.constant;
import static io.heliotrope.signals.skill.SkillSamples.foretold;
import static io.heliotrope.signals.skill.SkillSamples.hour;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.model.Curve;
import io.heliotrope.signals.skill.Foretold.Origin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ForecastMemoryTest {
    @Test
    void errors_are_counted_where_they_belong() {
        Curve came = constant(SkillSamples.START, SkillSamples.HOURS, 200);
        ForecastMemory memory = new ForecastMemory();
        memory.listen(came, hour(24));
        memory.foretold(new Foretold("p", Origin.OWN, hour(24), constant(hour(24), 96, 220)));
        memory.listen(came, hour(24 + 30));

        assertThat(memory.skills())
                .extracting(Skill::horizon, Skill::hours)
                .containsExactly(
                        tuple(Horizon.HOURS_1_6, 6L),
                        tuple(Horizon.HOURS_7_24, 18L),
                        tuple(Horizon.HOURS_25_48, 6L));
        assertThat(memory.skills().getFirst().mape()).isCloseTo(10, within(1e-9));
        assertThat(memory.skills().getFirst().baseline()).isZero();
        assertThat(memory.skill("p", Horizon.HOURS_1_6)).isEmpty();
    }

    @Test
    void the_baseline_is_the_last_value_known_when_the_forecast_was_made() {
        double[] values = new double[48];
        Arrays.setAll(values, i -> i < 24 ? 100 : 200);
        Curve came = new Curve(SkillSamples.START, HOUR, values);
        ForecastMemory memory = new ForecastMemory();
        memory.listen(came, hour(24));
        memory.foretold(new Foretold("p", Origin.OWN, hour(24), constant(hour(24), 96, 180)));
        memory.listen(came, hour(48));

        Skill skill = memory.skills().getFirst();
        assertThat(skill.baseline()).isCloseTo(50, within(1e-9));
        assertThat(skill.score()).isCloseTo(0.8, within(1e-9));
    }

    @Test
    void a_providers_forecasts_are_judged_as_they_are_and_corrected() {
        Curve came = came(1);
        List<Foretold> biased = foretold("p", Origin.PROVIDER, came, _ -> 0.2, 0.05, 2);

        ForecastMemory memory = ForecastMemory.rebuilt(biased, came, hour(24 * 60));

        double raw = memory.skill("p", Horizon.HOURS_7_24).orElseThrow().mape();
        double corrected = memory.skill("p+bias", Horizon.HOURS_7_24).orElseThrow().mape();
        assertThat(raw).isGreaterThan(20);
        assertThat(corrected).isLessThan(6);
    }

    @Test
    void after_a_restart_it_knows_the_same() {
        Curve came = came(3);
        List<Foretold> all =
                new ArrayList<>(foretold("p", Origin.PROVIDER, came, _ -> 0.1, 0.1, 4));
        all.addAll(foretold("own", Origin.OWN, came, _ -> 0, 0.2, 5));
        Instant now = hour(24 * 50 + 7);
        ForecastMemory lived = new ForecastMemory();
        for (int h = 0; hour(h).isBefore(now); h++) {
            Instant at = hour(h);
            lived.listen(came, at);
            all.stream().filter(each -> each.issuedAt().equals(at)).forEach(lived::foretold);
        }
        lived.listen(came, now);

        ForecastMemory rebuilt = ForecastMemory.rebuilt(all, came, now);

        assertThat(rebuilt.skills()).isEqualTo(lived.skills()).hasSize(12);
        assertThat(rebuilt.correction("p")).isEqualTo(lived.correction("p"));
    }

    @Test
    void a_value_that_comes_late_is_heard_of() {
        double[] values = {200, 200, Double.NaN};
        Curve late = new Curve(SkillSamples.START, HOUR, values);
        ForecastMemory memory = new ForecastMemory();
        memory.listen(late, hour(2));
        memory.foretold(new Foretold("p", Origin.OWN, hour(2), constant(hour(2), 96, 220)));
        memory.listen(late, hour(3));
        assertThat(memory.skills()).isEmpty();

        memory.listen(constant(SkillSamples.START, 3, 200), hour(3));

        assertThat(memory.skills())
                .singleElement()
                .satisfies(skill -> assertThat(skill.hours()).isEqualTo(1));
    }

    @Test
    void it_does_not_grow_with_time_or_sources() {
        listenAndForetell(24 * 45, 3);
    }

    @Test
    @Tag("full")
    void it_does_not_grow_with_more_time_or_forecasts() {
        listenAndForetell(SkillSamples.HOURS, 1);
    }

    /// Twenty sources that foretell every so many hours, more often than is remembered.
    private static void listenAndForetell(int hours, int every) {
        Curve came = constant(SkillSamples.START, SkillSamples.HOURS, 200);
        ForecastMemory memory = new ForecastMemory();
        for (int h = 1; h < hours; h++) {
            memory.listen(came, hour(h));
            for (int source = 0; h % every == 0 && source < 20; source++) {
                memory.foretold(
                        new Foretold(
                                "s" + source, Origin.OWN, hour(h), constant(hour(h), 96, 210)));
            }
        }

        assertThat(memory.skills()).hasSize(4 * ForecastMemory.MOST_SOURCES);
        assertThat(memory.skill("s0", Horizon.HOURS_49_96).orElseThrow())
                .satisfies(skill -> {
                    assertThat(skill.days()).isEqualTo(28);
                    assertThat(skill.hours()).isBetween(27L * 24 * 8, 28L * 24 * 8);
                });
    }
}
