package io.heliotrope.policy.eval;

import io.heliotrope.policy.facts.RegionFact;

/// The best of several starts. Belongs to one thread.
final class Choice {
    private final Engine engine;
    private final Question question;
    private final Holding holding;
    private long[] left = new long[1];
    private double[] costs = new double[Long.SIZE];

    Choice(Compiled compiled, Question question, Holding holding) {
        this.engine = compiled.engine();
        this.question = question;
        this.holding = holding;
    }

    int best(long regions, int slot) {
        if ((regions & regions - 1) == 0) { // none or one: no cost is asked for
            return regions == 0 ? -1 : Long.numberOfTrailingZeros(regions);
        }
        left[0] = regions;
        return choose(slot, 1) % Long.SIZE;
    }

    int best(long[] regions) {
        if (left.length < regions.length) {
            left = new long[regions.length];
            costs = new double[regions.length * Long.SIZE];
        }
        System.arraycopy(regions, 0, left, 0, regions.length);
        return choose(0, regions.length);
    }

    /// Slot x 64 + region, the slots being `count` from `from` on.
    private int choose(int from, int count) {
        Costs by = holding.lead().costs;
        for (int rank = 0; rank < by.ranks(); rank++) {
            double best = price(by, rank, from, count);
            if (keep(by, rank, best, count) <= 1) {
                break;
            }
        }
        return nearest(from, count);
    }

    /// Works out what all that is left costs; returns the least.
    private double price(Costs by, int rank, int from, int count) {
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            if (left[i] != 0) {
                by.price(rank, engine, question, from + i, left[i], costs, i * Long.SIZE);
            }
            for (long rest = left[i]; rest != 0; rest &= rest - 1) {
                int region = Long.numberOfTrailingZeros(rest);
                best = Math.min(best, costs[i * Long.SIZE + region]);
            }
        }
        return best;
    }

    /// Keeps what is as good as the best; returns how many that are.
    private int keep(Costs by, int rank, double best, int count) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            for (long rest = left[i]; rest != 0; rest &= rest - 1) {
                int region = Long.numberOfTrailingZeros(rest);
                if (by.isWithin(rank, costs[i * Long.SIZE + region], best)) {
                    kept++;
                } else {
                    left[i] &= ~(1L << region);
                }
            }
        }
        return kept;
    }

    private int nearest(int from, int count) {
        int nearest = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            for (long rest = left[i]; rest != 0; rest &= rest - 1) {
                int region = Long.numberOfTrailingZeros(rest);
                double latency = question.pair(RegionFact.LATENCY, region, 0);
                if (nearest < 0 || latency < least) {
                    nearest = (from + i) * Long.SIZE + region;
                    least = latency;
                }
            }
        }
        return nearest;
    }
}
