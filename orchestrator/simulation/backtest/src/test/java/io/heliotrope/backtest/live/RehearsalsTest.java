package io.heliotrope.backtest.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.backtest.TestScenario;
import io.heliotrope.backtest.scenario.Recorded;
import io.heliotrope.backtest.scenario.Work;
import io.heliotrope.plan.Trials.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Windows of starts from 20:00 to 10:00, of which the usual one is 02:00; who expects everything
/// to stay as it is begins at the beginning of each part.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RehearsalsTest {
    private static final int BEGIN = TestScenario.PAST * 24;
    private static final int CHANGE = BEGIN + 5 * 24;
    private static final int STARTS = 15;

    @TempDir private Path folder;

    /// From the change on the hours round the usual start are as good as free of emissions.
    private static double cleanNights(int hour) {
        return hour >= CHANGE && hour % 24 < 4 ? 0.05 : 1;
    }

    private Recorded recorded(boolean isLearnt, boolean isChanged) throws IOException {
        return new TestScenario(folder)
                .alone(TestScenario.nightly(Duration.ofHours(1), isLearnt))
                .times(hour -> isChanged ? cleanNights(hour) : 1)
                .read();
    }

    /// The part that a job would be looked at in, slot by slot from the episode's begin on.
    private static List<Part> parts(Recorded recorded) {
        Foresight sight = KnownSight.lastValue(recorded, 48);
        Rehearsals rehearsals = new Rehearsals(recorded, 0, sight);
        Work work = recorded.work().getFirst().getFirst();
        List<Part> parts = new ArrayList<>();
        rehearsals.begin(BEGIN);
        for (int slot = BEGIN; slot < BEGIN + 9 * 24; slot++) {
            rehearsals.at(slot, sight.at(slot));
            parts.add(rehearsals.part(work, STARTS));
        }
        return parts;
    }

    @Test
    void what_comes_later_changes_no_part_before_its_window_is_over() throws IOException {
        List<Part> as = parts(recorded(true, false));
        List<Part> other = parts(recorded(true, true));

        int known = CHANGE - BEGIN;
        assertThat(other.subList(0, known)).isEqualTo(as.subList(0, known));
        assertThat(other).isNotEqualTo(as);
    }

    @Test
    void a_part_changes_only_when_a_window_is_over() throws IOException {
        List<Part> parts = parts(recorded(true, true));

        assertThat(parts.getFirst()).as("learnt before").isEqualTo(new Part(14, 14));
        assertThat(parts.getLast().first()).as("by the new nights").isBetween(4, 7);
        for (int slot = 1; slot < parts.size(); slot++) {
            if (!parts.get(slot).equals(parts.get(slot - 1))) {
                assertThat(slot % 24).as("the hour of day").isEqualTo(11);
            }
        }
    }

    @Test
    void who_does_not_want_it_is_looked_at_in_all_of_the_window() throws IOException {
        assertThat(parts(recorded(false, false))).containsOnly(new Part(0, STARTS - 1));
    }
}
