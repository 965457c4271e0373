package io.heliotrope.backtest.live;

import java.util.ArrayList;
import java.util.List;

/// Counts what [RegionOutcome] tells of one region. One thread.
final class Tally {
    private final List<Long> delays = new ArrayList<>();
    private double ranGrams;
    private double chargedGrams;
    private long jobs;
    private long refused;
    private long missed;

    void ran(double grams) {
        ranGrams += grams;
    }

    void charged(double grams) {
        chargedGrams += grams;
    }

    void came(long count) {
        jobs += count;
    }

    void refused(long count) {
        refused += count;
    }

    void missed(long count) {
        missed += count;
    }

    void started(int delay) {
        while (delays.size() <= delay) {
            delays.add(0L);
        }
        delays.set(delay, delays.get(delay) + 1);
    }

    RegionOutcome outcome() {
        return new RegionOutcome(ranGrams, chargedGrams, jobs, refused, missed, delays);
    }
}
