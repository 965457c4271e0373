package io.heliotrope.simulation;

import io.heliotrope.decide.Mask;
import io.heliotrope.decide.Ruling;

/// A ruling with another cost.
record Costed(Ruling right, Cost cost) implements Ruling {
    /// What a candidate costs, given the ruling that is right.
    interface Cost {
        double of(
                Ruling right,
                int step,
                int rank,
                int region,
                long slot,
                double latencyMillis,
                double grams);
    }

    @Override
    public int relaxations() {
        return right.relaxations();
    }

    @Override
    public Mask mask(int step) {
        return right.mask(step);
    }

    @Override
    public long allowed(int step, long slot) {
        return right.allowed(step, slot);
    }

    @Override
    public double cost(
            int step, int rank, int region, long slot, double latencyMillis, double grams) {
        return cost.of(right, step, rank, region, slot, latencyMillis, grams);
    }
}
