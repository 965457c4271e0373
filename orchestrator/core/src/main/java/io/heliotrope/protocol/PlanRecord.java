package io.heliotrope.protocol;

import io.heliotrope.model.RegionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A release plan as the batch decider tells it: when and where the jobs that it holds are to
/// begin, and what it expects of that.
///
/// `at` is job time, `world` what was known. Of `jobs` in `classes` that a plan may move, `moved`
/// got another place and `unplaced` found none in time and keep what they had. `grams` are grams of
/// CO2e; `cost` is the same in what the policy prefers, `before` what the places would have cost
/// that the jobs had, and no plan can cost less than `bound`. `stays` are in order of time and
/// region, the first [#MOST_STAYS] of them. `powered` are the accelerators that are to be powered
/// beside, absent in plans of before they were planned.
public record PlanRecord(
        Instant at,
        WorldOffsets world,
        long jobs,
        long classes,
        long moved,
        long unplaced,
        double grams,
        double cost,
        double before,
        double bound,
        List<Stay> stays,
        Outturn lastDay,
        @Nullable PowerTold powered) {
    /// A record stays far below the largest that a topic takes.
    public static final int MOST_STAYS = 4_000;

    public PlanRecord {
        stays = List.copyOf(stays.subList(0, Math.min(stays.size(), MOST_STAYS)));
    }

    /// A plan that says nothing of accelerators.
    public PlanRecord(
            Instant at,
            WorldOffsets world,
            long jobs,
            long classes,
            long moved,
            long unplaced,
            double grams,
            double cost,
            double before,
            double bound,
            List<Stay> stays,
            Outturn lastDay) {
        this(
                at, world, jobs, classes, moved, unplaced, grams, cost, before, bound, stays,
                lastDay, null);
    }

    /// The same with the accelerators that are to be powered.
    public PlanRecord with(PowerTold power) {
        return new PlanRecord(
                at, world, jobs, classes, moved, unplaced, grams, cost, before, bound, stays,
                lastDay, power);
    }

    /// The accelerators that are to be powered.
    public Optional<PowerTold> power() {
        return Optional.ofNullable(powered);
    }

    /// So many jobs begin together in a region.
    public record Stay(RegionId region, Instant start, long jobs, double grams) {}

    /// How runs turned out that ended since a moment, a day ago or the start of the decider: what
    /// was expected of them when they were released, what they came to, and what the best places in
    /// hindsight would have come to. All by the stated energy model, in grams of CO2e.
    public record Outturn(
            Instant since, long runs, double expected, double grams, double hindsight) {
        /// What could have been saved, in grams: at least 0.
        public double regret() {
            return Math.max(0, grams - hindsight);
        }
    }
}
