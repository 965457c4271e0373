package io.heliotrope.policy.eval;

import io.heliotrope.policy.program.Preference.Band;
import java.util.List;

/// What a leader prefers, made ready: terms as nodes of [Code]. Immutable, safe from any thread.
sealed interface Costs {
    int ranks();

    /// Lower is better; infinite when there is no number.
    double cost(int rank, Engine engine, Question question, int region, int slot);

    /// Whether a cost is as good as the best.
    boolean isWithin(int rank, double cost, double best);

    /// One rank: `node` is its number.
    record Rank(int node, boolean isLower, Band band) {
        boolean isWithin(double cost, double best) {
            if (Double.isInfinite(best)) {
                return cost == best;
            }
            return switch (band) {
                case Band.Within(double distance) -> cost <= best + distance;
                case Band.Share(double share) -> cost <= best + share * Math.abs(best);
            };
        }
    }

    /// Ranks in their order.
    final class Ranked implements Costs {
        private final Rank[] ranks;

        Ranked(List<Rank> ranks) {
            this.ranks = ranks.toArray(Rank[]::new);
        }

        @Override
        public int ranks() {
            return ranks.length;
        }

        @Override
        public double cost(int rank, Engine engine, Question question, int region, int slot) {
            double value = engine.number(ranks[rank].node(), question, region, slot);
            double cost = ranks[rank].isLower() ? value : -value;
            return Double.isNaN(cost) ? Double.POSITIVE_INFINITY : cost;
        }

        @Override
        public boolean isWithin(int rank, double cost, double best) {
            return ranks[rank].isWithin(cost, best);
        }
    }

    /// An anchor: `node` is its number, or its weight x distance where that is worked out once per
    /// world.
    record Anchor(int node, boolean isWeighted, double weight, double best, double worst) {}

    /// One sum.
    final class Balanced implements Costs {
        private final Anchor[] anchors;

        Balanced(List<Anchor> anchors) {
            this.anchors = anchors.toArray(Anchor[]::new);
        }

        @Override
        public int ranks() {
            return 1;
        }

        @Override
        public double cost(int rank, Engine engine, Question question, int region, int slot) {
            double sum = 0;
            for (Anchor anchor : anchors) {
                double value = engine.number(anchor.node(), question, region, slot);
                sum +=
                        anchor.isWeighted()
                                ? value
                                : weighted(anchor.weight(), anchor.best(), anchor.worst(), value);
            }
            return sum;
        }

        @Override
        public boolean isWithin(int rank, double cost, double best) {
            return cost <= best;
        }
    }

    /// `weight` x the distance of `value` from `best`, of that from `best` to `worst`: 0 to 1, and 1
    /// when it is not known.
    static double weighted(double weight, double best, double worst, double value) {
        double distance = (value - best) / (worst - best);
        return weight * (Double.isNaN(distance) ? 1 : Math.max(0, Math.min(1, distance)));
    }
}
