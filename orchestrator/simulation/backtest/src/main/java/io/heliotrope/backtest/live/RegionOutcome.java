package io.heliotrope.backtest.live;

import java.util.List;

/// What became of one region in an episode, or in several together. Grams are of CO2e.
///
/// `ranGrams` were emitted there, by jobs and requests from anywhere. All else is of what comes
/// from there: `chargedGrams` of what was refused, not done or not answered, as if it ran at home,
/// and jobs. Over all regions both grams come to all that was emitted and charged.
public record RegionOutcome(
        double ranGrams,
        double chargedGrams,
        long jobs,
        long refused,
        long deadlineMisses,
        List<Long> delays) {
    public RegionOutcome {
        delays = List.copyOf(delays);
    }

    /// Both together.
    public RegionOutcome plus(RegionOutcome other) {
        return new RegionOutcome(
                ranGrams + other.ranGrams,
                chargedGrams + other.chargedGrams,
                jobs + other.jobs,
                refused + other.refused,
                deadlineMisses + other.deadlineMisses,
                Delays.plus(delays, other.delays));
    }

    /// The delay in slots that the share `q` of jobs from there did not exceed.
    public int delay(double q) {
        return Delays.quantile(delays, q);
    }
}
