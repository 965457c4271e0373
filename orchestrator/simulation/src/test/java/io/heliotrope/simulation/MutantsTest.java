package io.heliotrope.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// Every planted defect is noticed, and soon.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MutantsTest {
    private static final int SEEDS = 1_000;

    @Test
    void every_planted_defect_breaks_a_promise() {
        List<Mutant> all = Mutants.found();
        List<String> missed = new ArrayList<>();
        StringBuilder table = new StringBuilder();
        for (Mutant mutant : all) {
            String found = firstSeed(mutant).orElse("not found");
            table.append(String.format(Locale.ROOT, "%-62s %s%n", mutant.defect(), found));
            if (found.equals("not found")) {
                missed.add(mutant.defect());
            }
        }

        assertThat(all).hasSizeGreaterThanOrEqualTo(53);
        System.out.print(table);
        assertThat(missed).as("%n%s", table).isEmpty();
    }

    private static Optional<String> firstSeed(Mutant mutant) {
        Simulator simulator = new Simulator(mutant.rules());
        for (long seed = 0; seed < SEEDS; seed++) {
            Optional<Violation> violation = simulator.play(seed);
            if (violation.isPresent()) {
                return Optional.of(seed + "  " + violation.get().invariant());
            }
        }
        return Optional.empty();
    }

    @Test
    void a_failing_schedule_shrinks_to_what_matters() {
        Mutant mutant = RouterMutants.all().getFirst();
        Simulator simulator = new Simulator(mutant.rules());
        long seed = 0;
        while (simulator.play(seed).isEmpty()) {
            seed++;
        }
        Schedule failing = Schedule.of(seed);
        Violation violation = simulator.play(failing).orElseThrow();

        Schedule shrunk = simulator.shrink(failing, violation);

        assertThat(shrunk.steps()).hasSizeLessThan(failing.steps().size() / 3);
        assertThat(simulator.play(shrunk).map(Violation::invariant))
                .contains(violation.invariant());
    }
}
