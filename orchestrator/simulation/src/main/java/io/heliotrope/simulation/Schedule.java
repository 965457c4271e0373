package io.heliotrope.simulation;

import java.util.ArrayList;
import java.util.List;

/// A seed and the steps that follow from it, or some of them.
///
/// Every eighth schedule is calm: nothing breaks, and all work of a moment is done before the next;
/// promises about time are checked there.
public record Schedule(long seed, List<Step> steps) {
    private static final int FEWEST_STEPS = 150;
    private static final int MORE_STEPS = 350;

    public Schedule {
        steps = List.copyOf(steps);
    }

    /// The schedule that `seed` stands for.
    public static Schedule of(long seed) {
        Dice dice = new Dice(seed);
        int count = FEWEST_STEPS + dice.below(MORE_STEPS);
        List<Step> steps = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            steps.add(Step.any(dice));
        }
        return new Schedule(seed, steps);
    }

    boolean isCalm() {
        return Math.floorMod(seed, 8) == 7;
    }

    Schedule with(List<Step> fewer) {
        return new Schedule(seed, fewer);
    }
}
