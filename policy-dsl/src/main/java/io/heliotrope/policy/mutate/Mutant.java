package io.heliotrope.policy.mutate;

import io.heliotrope.policy.program.Program;
import io.heliotrope.policy.prove.Comparer;
import io.heliotrope.policy.prove.Comparison;
import io.heliotrope.policy.prove.PlainReplayer;
import io.heliotrope.policy.text.Span;

/// A program with one small change. `change` completes "no test would notice if ...".
record Mutant(Program program, Span span, String change, Likeness likeness) {
    /// Nodes that the proof of no difference may take.
    private static final long BUDGET = 20_000;

    /// How to find out whether the change makes no difference.
    sealed interface Likeness {
        /// It makes none if both allow the same.
        record Compared(Program before, Program after) implements Likeness {}

        /// There is no proof for such changes.
        record Apart() implements Likeness {}
    }

    /// Proved to decide every job as before.
    boolean isAlike() {
        return likeness instanceof Likeness.Compared(Program before, Program after)
                && new Comparer(before, after, new PlainReplayer(), BUDGET).compare(0)
                        instanceof Comparison.Same;
    }
}
