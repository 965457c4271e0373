package io.heliotrope.signals.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliotrope.model.Curve;
import io.heliotrope.signals.window.Condition.AtLeast;
import io.heliotrope.signals.window.Condition.AtMost;
import io.heliotrope.signals.window.Condition.LowestQuantile;
import io.heliotrope.signals.window.Condition.LowestSlots;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WindowsTest {
    private static final Instant START = Instant.parse("2026-10-25T00:00:00Z");
    private static final Duration STEP = Duration.ofMinutes(30);
    private static final double GAP = Double.NaN;
    private static final WindowRules PLAIN = new WindowRules(Duration.ZERO, 0, 0, 0);

    @Test
    void below_a_limit_includes_the_limit() {
        assertThat(find(new AtMost(200), PLAIN, 250, 200, 150, 201, 100))
                .containsExactly(slots(1, 3), slots(4, 5));
    }

    @Test
    void at_least_a_share_of_carbon_free_energy_includes_the_share() {
        assertThat(find(new AtLeast(80), PLAIN, 79, 80, 95, 79.9)).containsExactly(slots(1, 3));
    }

    @Test
    void below_a_quantile_of_the_horizon_leaves_gaps_out_of_account() {
        assertThat(find(new LowestQuantile(0.25), PLAIN, 4, 3, GAP, 2, 1, GAP, 5, 6, 7, 8))
                .containsExactly(slots(3, 5));
        assertThat(find(new LowestQuantile(0), PLAIN, 4, 3, 9)).containsExactly(slots(1, 2));
        assertThat(find(new LowestQuantile(1), PLAIN, 4, 3, 9)).containsExactly(slots(0, 3));
    }

    @Test
    void the_lowest_slots_are_as_many_as_asked_for_and_the_earlier_of_equal_ones() {
        assertThat(find(new LowestSlots(2), PLAIN, 3, 1, GAP, 1, 1))
                .containsExactly(slots(1, 2), slots(3, 4));
        assertThat(find(new LowestSlots(9), PLAIN, 3, GAP, 1))
                .containsExactly(slots(0, 1), slots(2, 3));
    }

    @Test
    void hysteresis_keeps_a_window_open_but_opens_none() {
        WindowRules threePercent = new WindowRules(Duration.ZERO, 0, 0.03, 0);

        assertThat(find(new AtMost(100), threePercent, 103, 100, 103, 103.1, 103, 100))
                .containsExactly(slots(1, 3), slots(5, 6));
        assertThat(find(new AtLeast(50), threePercent, 48.5, 50, 48.5, 48.4))
                .containsExactly(slots(1, 3));
        assertThat(find(new AtMost(-100), threePercent, -100, -97, -96.9))
                .containsExactly(slots(0, 2));
    }

    @Test
    void one_slot_that_does_not_fit_is_bridged_when_one_that_opens_follows() {
        WindowRules bridging = new WindowRules(Duration.ZERO, 1, 0.03, 0);

        assertThat(find(new AtMost(100), bridging, 90, 200, 90, 200, 200, 90))
                .containsExactly(slots(0, 3), slots(5, 6));
        assertThat(find(new AtMost(100), bridging, 90, 200, 102, 90))
                .containsExactly(slots(0, 1), slots(3, 4));
        assertThat(find(new AtMost(100), bridging, 90, 200)).containsExactly(slots(0, 1));
    }

    @Test
    void what_is_not_known_is_never_bridged() {
        WindowRules bridging = new WindowRules(Duration.ZERO, 3, 0.03, 0);

        assertThat(find(new AtMost(100), bridging, 90, GAP, 90, 200, GAP, 90))
                .containsExactly(slots(0, 1), slots(2, 3), slots(5, 6));
    }

    @Test
    void a_window_shorter_than_the_least_length_is_none() {
        WindowRules anHour = new WindowRules(Duration.ofHours(1), 0, 0, 0);

        assertThat(find(new AtMost(100), anHour, 90, 200, 90, 90, 200))
                .containsExactly(slots(2, 4));
    }

    @Test
    void a_curve_without_a_value_has_no_window() {
        for (Condition condition :
                List.of(
                        new AtMost(1e9),
                        new AtLeast(-1e9),
                        new LowestQuantile(1),
                        new LowestSlots(3))) {
            assertThat(find(condition, WindowRules.USUAL, GAP, GAP)).isEmpty();
            assertThat(find(condition, WindowRules.USUAL)).isEmpty();
        }
    }

    @Test
    void settings_that_cannot_be_are_refused() {
        assertThatThrownBy(() -> new AtMost(GAP)).hasMessage("limit must be finite, was NaN");
        assertThatThrownBy(() -> new AtLeast(GAP)).hasMessageContaining("was NaN");
        assertThatThrownBy(() -> new LowestQuantile(1.5)).hasMessageContaining("was 1.5");
        assertThatThrownBy(() -> new LowestSlots(0)).hasMessageContaining("was 0");
        assertThatThrownBy(() -> new WindowRules(STEP.negated(), 0, 0, 0))
                .hasMessageContaining("was PT-30M");
        assertThatThrownBy(() -> new WindowRules(STEP, 13, 0, 0)).hasMessageContaining("was 13");
        assertThatThrownBy(() -> new WindowRules(STEP, 0, 2, 0)).hasMessageContaining("was 2.0");
        assertThatThrownBy(() -> new WindowRules(STEP, 0, 0, GAP)).hasMessageContaining("was NaN");
        assertThatThrownBy(() -> new Window(START, START))
                .hasMessageContaining("a window must end after its start");
    }

    private static List<Window> find(Condition condition, WindowRules rules, double... values) {
        return Windows.find(new Curve(START, STEP, values), condition, rules);
    }

    private static Window slots(int from, int to) {
        return new Window(START.plus(STEP.multipliedBy(from)), START.plus(STEP.multipliedBy(to)));
    }
}
