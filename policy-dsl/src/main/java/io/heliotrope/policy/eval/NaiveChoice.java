package io.heliotrope.policy.eval;

import io.heliotrope.policy.facts.RegionFact;
import io.heliotrope.policy.program.Preference;
import io.heliotrope.policy.program.Program;
import io.heliotrope.policy.program.Rules;
import io.heliotrope.policy.program.Term;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What a start costs at each rank and which of several is best, from the tree each time.
record NaiveChoice(Program program, NaiveReading reading, Optional<Rules> leader) {

    /// A start: a region and a slot.
    record Start(int region, int slot) {}

    private Preference preference() {
        return leader.map(Rules::preference).orElse(new Preference.Silent());
    }

    int ranks() {
        return preference() instanceof Preference.Ranked(var ranks) ? ranks.size() : 1;
    }

    /// Lower is better; infinite when there is no number.
    double cost(int rank, int region, int slot) {
        return switch (preference()) {
            case Preference.Silent() ->
                    orWorst(reading.number(new Term.OfRegion(RegionFact.GRAMS), region, slot));
            case Preference.Ranked(var ranks) -> {
                double value = reading.number(ranks.get(rank).term(), region, slot);
                yield orWorst(ranks.get(rank).isLower() ? value : -value);
            }
            case Preference.Balanced(var anchors) ->
                    anchors.stream()
                            .map(anchor -> anchor.weight() * distance(anchor, region, slot))
                            .reduce(0.0, Double::sum);
        };
    }

    private static double orWorst(double value) {
        return Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
    }

    private double distance(Preference.Anchor anchor, int region, int slot) {
        double value = reading.number(anchor.term(), region, slot);
        double distance = (value - anchor.best()) / (anchor.worst() - anchor.best());
        if (Double.isNaN(distance)) {
            return 1;
        }
        return Math.max(0, Math.min(1, distance));
    }

    boolean isWithin(int rank, double cost, double best) {
        if (Double.isInfinite(best)) {
            return cost == best;
        }
        if (preference() instanceof Preference.Ranked(var ranks)) {
            return switch (ranks.get(rank).band()) {
                case Preference.Band.Within(double distance) -> cost <= best + distance;
                case Preference.Band.Share(double share) -> cost <= best + share * Math.abs(best);
            };
        }
        return cost <= best;
    }

    /// The best of at least one start.
    Start best(List<Start> candidates) {
        List<Start> left = new ArrayList<>(candidates);
        for (int rank = 0; rank < ranks(); rank++) {
            int at = rank;
            double best =
                    left.stream()
                            .mapToDouble(start -> cost(at, start.region(), start.slot()))
                            .min()
                            .orElseThrow();
            left.removeIf(start -> !isWithin(at, cost(at, start.region(), start.slot()), best));
        }
        return left.stream()
                .min(
                        Comparator.comparingDouble(this::latency)
                                .thenComparingInt(Start::slot)
                                .thenComparingInt(Start::region))
                .orElseThrow();
    }

    private double latency(Start start) {
        return reading.fact(RegionFact.LATENCY, start.region(), 0);
    }
}
