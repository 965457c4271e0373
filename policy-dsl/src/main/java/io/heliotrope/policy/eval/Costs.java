package io.heliotrope.policy.eval;

import io.heliotrope.policy.program.Preference.Band;
import java.util.Arrays;
import java.util.List;

/// What a leader prefers, made ready: terms as nodes of [Code]. Immutable, safe from any thread.
sealed interface Costs {
    int ranks();

    /// Lower is better; infinite when there is no number.
    double cost(int rank, Engine engine, Question question, int region, int slot);

    /// What starts in a slot cost at a rank, for each of `regions`, from `at` on by region.
    void price(
            int rank,
            Engine engine,
            Question question,
            int slot,
            long regions,
            double[] into,
            int at);

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
            return cost(rank, engine.number(ranks[rank].node(), question, region, slot));
        }

        private double cost(int rank, double value) {
            double cost = ranks[rank].isLower() ? value : -value;
            return Double.isNaN(cost) ? Double.POSITIVE_INFINITY : cost;
        }

        @Override
        public void price(
                int rank,
                Engine engine,
                Question question,
                int slot,
                long regions,
                double[] into,
                int at) {
            int node = ranks[rank].node();
            double[] row = engine.row(node, question, slot);
            for (long rest = regions; rest != 0; rest &= rest - 1) {
                int region = Long.numberOfTrailingZeros(rest);
                double value =
                        row == null ? engine.number(node, question, region, slot) : row[region];
                into[at + region] = cost(rank, value);
            }
        }

        @Override
        public boolean isWithin(int rank, double cost, double best) {
            return ranks[rank].isWithin(cost, best);
        }
    }

    /// An anchor: `node` is its number, or its weight x distance where that is worked out once per
    /// world.
    record Anchor(int node, boolean isWeighted, double weight, double best, double worst) {
        double weighted(double value) {
            return isWeighted ? value : Costs.weighted(weight, best, worst, value);
        }
    }

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
                sum += anchor.weighted(engine.number(anchor.node(), question, region, slot));
            }
            return sum;
        }

        @Override
        public void price(
                int rank,
                Engine engine,
                Question question,
                int slot,
                long regions,
                double[] into,
                int at) {
            Arrays.fill(into, at, at + question.regions, 0);
            for (Anchor anchor : anchors) {
                double[] row = engine.row(anchor.node(), question, slot);
                for (long rest = regions; rest != 0; rest &= rest - 1) {
                    int region = Long.numberOfTrailingZeros(rest);
                    double value =
                            row == null
                                    ? engine.number(anchor.node(), question, region, slot)
                                    : row[region];
                    into[at + region] += anchor.weighted(value);
                }
            }
        }

        @Override
        public boolean isWithin(int rank, double cost, double best) {
            return cost <= best;
        }
    }

    /// `weight` x the distance of `value` from `best`, of that from `best` to `worst`: 0 to 1, and
    /// 1 when it is not known.
    static double weighted(double weight, double best, double worst, double value) {
        double distance = (value - best) / (worst - best);
        return weight * (Double.isNaN(distance) ? 1 : Math.max(0, Math.min(1, distance)));
    }
}
