package io.heliotrope.backtest.live;

import io.heliotrope.model.Digest;
import java.util.List;

/// What became of an episode under live decisions.
///
/// `delays` counts jobs by the slots that their start was put off after their release; `receipts`
/// is a digest over all receipts in order: equal runs have equal ones. `regions` are in the order
/// of `Recorded.places()`; `answers` are of requests that were decided on one by one.
public record Outcome(
        double grams,
        long jobs,
        long refused,
        long deadlineMisses,
        long residencyViolations,
        long latencyViolations,
        List<Long> delays,
        long decisions,
        Digest receipts,
        Trace trace,
        List<RegionOutcome> regions,
        Answers answers) {
    public Outcome {
        delays = List.copyOf(delays);
        regions = List.copyOf(regions);
    }
}
