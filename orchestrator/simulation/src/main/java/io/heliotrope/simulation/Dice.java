package io.heliotrope.simulation;

import java.util.List;
import java.util.SplittableRandom;

/// The chances of one step: the same for the same salt.
final class Dice {
    private final SplittableRandom random;

    Dice(long salt) {
        random = new SplittableRandom(salt);
    }

    /// A whole number from 0 below `bound`.
    int below(int bound) {
        return random.nextInt(bound);
    }

    /// True once in `times`.
    boolean onceIn(int times) {
        return random.nextInt(times) == 0;
    }

    <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    long salt() {
        return random.nextLong();
    }
}
