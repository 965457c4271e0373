package io.heliotrope.policy.mutate;

import io.heliotrope.policy.program.Program;
import io.heliotrope.policy.test.Judge;
import io.heliotrope.policy.test.TestCase;
import io.heliotrope.policy.test.TestResult;
import io.heliotrope.policy.test.TestRunner;
import io.heliotrope.policy.text.Span;
import java.util.ArrayList;
import java.util.List;

/// How many small changes of a text's policies its tests notice.
///
/// Each number of a comparison is shifted up and down by one in its last digit, each atom says the
/// opposite, and requirements, relaxations, deferrals, what is preferred and who leads are left out
/// or change places. Changes that are proved to make no difference do not count.
///
/// @param total changes that make a difference, or may
/// @param killed of them, those for which a test fails
/// @param untried more, for which there was no room
public record Coverage(int total, int killed, int untried, List<Survivor> survivors) {
    /// Tests that are judged in all; each takes some milliseconds.
    private static final int MOST_JUDGED = 20_000;

    public Coverage {
        survivors = List.copyOf(survivors);
    }

    /// `change` completes "no test would notice if ...".
    public record Survivor(Span span, String change) {}

    /// Of the policies that are written where the tests are. All tests pass as it is, else what
    /// fails anyway counts as noticed.
    ///
    /// @throws IllegalArgumentException when there is no test
    public static Coverage of(Program program, List<TestCase> tests, Judge judge) {
        if (tests.isEmpty()) {
            throw new IllegalArgumentException("coverage needs at least one test");
        }
        List<Mutant> mutants = Mutants.of(program, tests.getFirst().span().source());
        TestRunner runner = new TestRunner(judge);
        List<Survivor> survivors = new ArrayList<>();
        int killed = 0;
        int alike = 0;
        int judged = 0;
        int tried = 0;
        while (tried < mutants.size() && judged + tests.size() <= MOST_JUDGED) {
            Mutant mutant = mutants.get(tried++);
            int needed = needed(runner, mutant.program(), tests);
            judged += Math.min(needed, tests.size());
            if (needed <= tests.size()) {
                killed++;
            } else if (mutant.isAlike()) {
                alike++;
            } else {
                survivors.add(new Survivor(mutant.span(), mutant.change()));
            }
        }
        return new Coverage(tried - alike, killed, mutants.size() - tried, survivors);
    }

    /// Which test is the first to fail, from 1; one more than there are when none does.
    private static int needed(TestRunner runner, Program program, List<TestCase> tests) {
        int number = 1;
        for (TestCase test : tests) {
            if (runner.run(program, List.of(test)).getFirst() instanceof TestResult.Failed) {
                return number;
            }
            number++;
        }
        return number;
    }
}
