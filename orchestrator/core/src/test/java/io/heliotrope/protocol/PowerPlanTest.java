package io.heliotrope.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliotrope.model.Lane;
import io.heliotrope.model.RegionId;
import io.heliotrope.protocol.PowerPlan.Step;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PowerPlanTest {
    private static final RegionId DE = new RegionId("de");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static Instant minute(int minutes) {
        return NOON.plusSeconds(60L * minutes);
    }

    private static PowerPlan plan(Step... steps) {
        return new PowerPlan(NOON, minute(60), new TreeMap<>(Map.of(DE, List.of(steps))));
    }

    private final PowerPlan plan =
            plan(new Step(NOON, 1, 0), new Step(minute(15), 1, 4), new Step(minute(30), 2, 1));

    @Test
    void each_step_holds_until_the_next_and_the_last_until_the_end() {
        assertThat(plan.at(DE, minute(14))).contains(new Step(NOON, 1, 0));
        assertThat(plan.at(DE, minute(15))).contains(new Step(minute(15), 1, 4));
        assertThat(plan.at(DE, minute(59))).contains(new Step(minute(30), 2, 1));
    }

    @Test
    void nothing_is_said_before_it_after_it_and_of_others() {
        assertThat(plan.at(DE, minute(-1))).isEmpty();
        assertThat(plan.at(DE, minute(60))).isEmpty();
        assertThat(plan.at(new RegionId("se"), NOON)).isEmpty();
    }

    @Test
    void the_most_of_a_time_includes_its_end() {
        assertThat(plan.most(DE, Lane.BATCH, NOON, minute(14))).contains(0);
        assertThat(plan.most(DE, Lane.BATCH, NOON, minute(15))).contains(4);
        assertThat(plan.most(DE, Lane.BATCH, minute(20), minute(40))).contains(4);
        assertThat(plan.most(DE, Lane.INTERACTIVE, minute(30), minute(90))).contains(2);
        assertThat(plan.most(DE, Lane.BATCH, minute(60), minute(90))).isEmpty();
    }

    @Test
    void steps_out_of_order_or_missing_are_refused() {
        assertThatThrownBy(() -> plan())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must say what");
        assertThatThrownBy(() -> plan(new Step(minute(1), 1, 1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> plan(new Step(NOON, 1, 1), new Step(NOON, 2, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("step 1 of the power plan of de begins at");
        assertThatThrownBy(() -> new Step(NOON, -1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("accelerators must be >= 0, were -1 and 0");
    }
}
