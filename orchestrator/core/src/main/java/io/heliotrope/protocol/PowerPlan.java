package io.heliotrope.protocol;

import io.heliotrope.model.Lane;
import io.heliotrope.model.RegionId;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// How many accelerators each region is to have powered, by job time, from `at` until `until`.
///
/// The newest plan counts. It replaces the whole of the one before, and outlives whoever told it:
/// workers follow it until it ends, and have everything on where no plan says otherwise.
public record PowerPlan(Instant at, Instant until, SortedMap<RegionId, List<Step>> regions)
        implements ControlRecord {
    /// From `from` until the next step, so many accelerators of each lane are on, start-ups not
    /// included: what is to be on then has started before.
    public record Step(Instant from, int interactive, int batch) {
        public Step {
            if (interactive < 0 || batch < 0) {
                throw new IllegalArgumentException(
                        "accelerators must be >= 0, were %d and %d".formatted(interactive, batch));
            }
        }

        /// Of one lane.
        public int on(Lane lane) {
            return lane == Lane.INTERACTIVE ? interactive : batch;
        }
    }

    /// Checks that the steps of each region are in order of time and begin at `at` or before.
    ///
    /// @throws IllegalArgumentException when they do not, or the plan ends before it begins
    public PowerPlan {
        if (until.isBefore(at)) {
            throw new IllegalArgumentException(
                    "a power plan of %s cannot end at %s".formatted(at, until));
        }
        TreeMap<RegionId, List<Step>> copy = new TreeMap<>();
        for (var each : regions.entrySet()) {
            List<Step> steps = List.copyOf(each.getValue());
            requireOrder(each.getKey(), steps, at);
            copy.put(each.getKey(), steps);
        }
        regions = Collections.unmodifiableSortedMap(copy);
    }

    private static void requireOrder(RegionId region, List<Step> steps, Instant at) {
        if (steps.isEmpty() || steps.getFirst().from().isAfter(at)) {
            throw new IllegalArgumentException(
                    "the power plan of %s must say what %s is to have on".formatted(at, region));
        }
        for (int i = 1; i < steps.size(); i++) {
            if (!steps.get(i - 1).from().isBefore(steps.get(i).from())) {
                throw new IllegalArgumentException(
                        "step %d of the power plan of %s begins at %s, not after %s"
                                .formatted(
                                        i, region, steps.get(i).from(), steps.get(i - 1).from()));
            }
        }
    }

    /// What a region is to have on at `moment`; empty when the plan does not say.
    public Optional<Step> at(RegionId region, Instant moment) {
        List<Step> steps = regions.get(region);
        if (steps == null || moment.isBefore(at) || !moment.isBefore(until)) {
            return Optional.empty();
        }
        Step now = steps.getFirst();
        for (Step step : steps) {
            if (step.from().isAfter(moment)) {
                break;
            }
            now = step;
        }
        return Optional.of(now);
    }

    /// The most that a region is to have on of a lane at any time from `from` to `to`, both
    /// included; empty when the plan says nothing of `from`.
    public Optional<Integer> most(RegionId region, Lane lane, Instant from, Instant to) {
        return at(region, from)
                .map(now ->
                        regions.getOrDefault(region, List.of()).stream()
                                .filter(step ->
                                        step.from().isAfter(from) && !step.from().isAfter(to))
                                .mapToInt(step -> step.on(lane))
                                .reduce(now.on(lane), Math::max));
    }
}
