package io.heliotrope.decide;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Chooses among the starts of a batch job by several ranks, each with a band in which candidates
/// are alike: the best by the first, then, among all that are as good, the best by the second, and
/// so on. What is still alike is told apart by round trip, then by start, then by region.
///
/// One thread; of one decision.
final class Ranking {
    private final Ruling ruling;
    private final Starts[] starts;

    Ranking(Ruling ruling, Starts[] starts) {
        this.ruling = ruling;
        this.starts = starts;
    }

    /// At once, unless waiting is better by more than [Placement#LEAST_GAIN] of the first rank's
    /// cost, or as good by it and better by a later one; absent when no start is possible.
    @Nullable Pick choose(long word) {
        List<Pick> atOnce = new ArrayList<>();
        List<Pick> later = new ArrayList<>();
        for (long rest = word; rest != 0; rest &= rest - 1) {
            int region = Long.numberOfTrailingZeros(rest);
            if (starts[region].isAtOncePossible()) {
                atOnce.add(Pick.atOnce(region));
            }
            Slate slots = starts[region].later();
            for (int i = 0; i < slots.size(); i++) {
                later.add(Pick.later(region, slots.get(i)));
            }
        }
        Pick soon = best(atOnce);
        Pick late = best(later);
        if (soon == null || late == null) {
            return soon == null ? late : soon;
        }
        return waits(soon, late) ? late : soon;
    }

    private boolean waits(Pick soon, Pick late) {
        for (int rank = 0; rank < ruling.ranks(); rank++) {
            double now = cost(rank, soon);
            double then = cost(rank, late);
            double best = Math.min(now, then);
            if (!isAsGood(rank, now, best)) {
                return rank > 0 || now - then > Placement.LEAST_GAIN * Math.abs(now);
            }
            if (!isAsGood(rank, then, best)) {
                return false;
            }
        }
        return false;
    }

    private @Nullable Pick best(List<Pick> candidates) {
        List<Pick> left = candidates;
        for (int rank = 0; rank < ruling.ranks() && left.size() > 1; rank++) {
            left = best(left, rank);
        }
        return left.stream()
                .min(
                        Comparator.comparingDouble((Pick pick) -> starts[pick.region()].rttMillis())
                                .thenComparingLong(Pick::slot)
                                .thenComparingInt(Pick::region))
                .orElse(null);
    }

    private List<Pick> best(List<Pick> candidates, int rank) {
        double[] costs = candidates.stream().mapToDouble(pick -> cost(rank, pick)).toArray();
        double best = Double.POSITIVE_INFINITY;
        for (double cost : costs) {
            best = Math.min(best, cost);
        }
        List<Pick> left = new ArrayList<>();
        for (int i = 0; i < costs.length; i++) {
            if (isAsGood(rank, costs[i], best)) {
                left.add(candidates.get(i));
            }
        }
        return left;
    }

    private boolean isAsGood(int rank, double cost, double best) {
        return cost == best || ruling.isAsGood(rank, cost, best);
    }

    private double cost(int rank, Pick pick) {
        return starts[pick.region()].cost(rank, pick.slot());
    }
}
