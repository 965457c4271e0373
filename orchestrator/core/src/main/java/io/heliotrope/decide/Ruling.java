package io.heliotrope.decide;

import java.time.Instant;

/// What a policy says of one job in one world, at each step of relaxation.
///
/// Step 0 relaxes nothing, each further one something more. Interactive work takes the steps in
/// order while no region is left that could run it; batch work does so while it has no start in
/// time. Used by the thread that asked for it.
public interface Ruling {
    /// Instead of a slot: a start at once.
    long AT_ONCE = Long.MIN_VALUE;

    /// How many steps follow step 0, for this job as it is: one that was accepted may have more.
    int relaxations();

    /// The regions left by the hard rules at a step for a start at once, and what each rule took.
    Mask mask(int step);

    /// The regions, as a word, where a run may begin at the start of a slot after now.
    long allowed(int step, long slot);

    /// The regions where a run may begin at once or in any slot that a start could be in.
    default long ever(int step) {
        return mask(step).allowed().bits();
    }

    /// Regions where a start at once is what was waited for, or all that the mask allows where
    /// nothing is waited for.
    default long atOnce(int step) {
        return mask(step).allowed().bits();
    }

    /// The latest start of a batch job that the policy asks for; [Instant#MAX] where it says none.
    default Instant latestStart() {
        return Instant.MAX;
    }

    /// Whether [#allowed] changes from slot to slot at a step; where it does not, the mask says
    /// all.
    default boolean isTimed(int step) {
        return false;
    }

    /// Whether there is one rank and no two different costs are as good as each other.
    default boolean isPlain() {
        return true;
    }

    /// Whether a job for which nothing is left waits, as long as it could still be in time, instead
    /// of being refused.
    default boolean isPatient() {
        return false;
    }

    /// By how many numbers candidates are told apart, one after the other; at least 1.
    default int ranks() {
        return 1;
    }

    /// The cost of a candidate by a rank, at least 0, lower is better; infinite where it is not
    /// known. `latencyMillis` and `grams` are what core knows of it, grams NaN when not known;
    /// `slot` is [#AT_ONCE] or the slot of its start.
    double cost(int step, int rank, int region, long slot, double latencyMillis, double grams);

    /// Whether a cost is as good as the best by a rank, so that the next one chooses.
    default boolean isAsGood(int rank, double cost, double best) {
        return cost == best;
    }
}
