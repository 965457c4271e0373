package io.heliotrope.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Leaves out of a failing schedule what it can do without: ever smaller runs of steps, as long as
/// the same promise is still broken.
final class Shrinker {
    private static final int MOST_PLAYS = 3_000;

    private final Simulator simulator;
    private final String invariant;
    private int plays;

    Shrinker(Simulator simulator, Violation violation) {
        this.simulator = simulator;
        this.invariant = violation.invariant();
    }

    /// The smallest schedule found that breaks the same promise.
    Schedule shrink(Schedule failing) {
        Schedule smallest = failing;
        for (int size = failing.steps().size() / 2; size > 0 && plays < MOST_PLAYS; ) {
            Schedule smaller = without(smallest, size);
            boolean isSame = smaller.steps().size() == smallest.steps().size();
            smallest = smaller;
            size = isSame ? size / 2 : Math.min(size, smallest.steps().size() / 2);
        }
        return smallest;
    }

    /// Without every run of `size` steps that is not needed.
    private Schedule without(Schedule schedule, int size) {
        Schedule smallest = schedule;
        for (int from = 0; from < smallest.steps().size() && plays < MOST_PLAYS; ) {
            List<Step> fewer = new ArrayList<>(smallest.steps());
            fewer.subList(from, Math.min(from + size, fewer.size())).clear();
            Schedule candidate = smallest.with(fewer);
            plays++;
            Optional<Violation> violation = simulator.play(candidate);
            if (violation.isPresent() && violation.get().invariant().equals(invariant)) {
                smallest = candidate;
            } else {
                from += size;
            }
        }
        return smallest;
    }
}
