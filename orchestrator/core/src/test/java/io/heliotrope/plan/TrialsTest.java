package io.heliotrope.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliotrope.plan.Trials.Part;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// Windows with 33 starts, the usual one in their middle.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TrialsTest {
    private static final Part WHOLE = new Part(0, 32);
    private static final Part USUAL = new Part(16, 16);

    private final Trials trials = new Trials(33, 16);

    private void pass(int windows, ToDoubleFunction<Part> grams) {
        List<Double> all = trials.parts().stream().map(grams::applyAsDouble).toList();
        for (int i = 0; i < windows; i++) {
            trials.passed(all);
        }
    }

    @Test
    void all_parts_between_sixteenths_are_tried_each_once() {
        assertThat(trials.parts())
                .hasSize(153)
                .doesNotHaveDuplicates()
                .startsWith(WHOLE)
                .contains(USUAL, new Part(0, 2), new Part(30, 32), new Part(32, 32));
    }

    @Test
    void a_usual_moment_between_two_sixteenths_is_tried_too() {
        assertThat(new Trials(33, 5).parts()).hasSize(154).endsWith(new Part(5, 5));
    }

    @Test
    void a_short_window_has_fewer_parts() {
        assertThat(new Trials(1, 0).parts()).containsExactly(new Part(0, 0));
        assertThat(new Trials(2, 1).parts())
                .containsExactly(new Part(0, 1), new Part(0, 0), new Part(1, 1));
    }

    @Test
    void nothing_known_is_the_whole_window() {
        assertThat(trials.best()).isEqualTo(WHOLE);
    }

    @Test
    void waiting_that_did_harm_is_given_up_for_the_usual_moment() {
        pass(1, part -> part.equals(USUAL) ? 100 : 115);
        assertThat(trials.best()).as("15 %").isEqualTo(WHOLE);

        pass(1, part -> part.equals(USUAL) ? 100 : 115);
        assertThat(trials.best()).as("nearly 30 %").isEqualTo(USUAL);
    }

    @Test
    void of_parts_that_are_better_the_best_is_taken() {
        Part second = new Part(0, 16);
        Part best = new Part(20, 24);

        pass(3, part -> part.equals(best) ? 80 : part.equals(second) ? 85 : 100);

        assertThat(trials.best()).isEqualTo(best);
    }

    @Test
    void what_was_long_ago_counts_no_more() {
        pass(10, part -> part.equals(USUAL) ? 100 : 150);
        assertThat(trials.best()).isEqualTo(USUAL);

        pass(200, part -> part.equals(WHOLE) ? 99 : 100);

        assertThat(trials.best()).isEqualTo(WHOLE);
    }

    @Test
    void windows_without_emissions_teach_nothing() {
        pass(9, part -> part.equals(USUAL) ? 0 : 10);
        assertThat(trials.best()).isEqualTo(WHOLE);
    }

    @Test
    void what_does_not_fit_is_refused() {
        assertThatThrownBy(() -> new Trials(33, 33))
                .hasMessage("the usual start must be one of 0 to 32, was 33");
        assertThatThrownBy(() -> trials.passed(List.of(1.0)))
                .hasMessage("grams of 153 parts are needed, were 1");
        assertThatThrownBy(() -> new Part(3, 2)).hasMessageContaining("was 3 to 2");
    }
}
