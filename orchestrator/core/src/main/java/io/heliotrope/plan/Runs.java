package io.heliotrope.plan;

/// A class of jobs that are alike for a plan and run whole: each takes one accelerator for `slots`
/// slots, one after the other, in one region.
///
/// A run may start from slot `from` to slot `latest`, both inclusive; a `latest` before `from`
/// leaves it no place. `reach` tells the regions, as a word, that a run may start in, by the slot
/// of its start; `cost` what one whole run costs that starts there, such as the integral of grams
/// of CO2e over it, and NaN where that is not known, and nothing is planned.
public record Runs(
        long jobs, int slots, int from, int latest, Demand.Reach reach, Supply.Cost cost) {
    /// Checks its numbers.
    ///
    /// @throws IllegalArgumentException when there are jobs below 0, no slot to run, or a start
    ///   before slot 0
    public Runs {
        if (jobs < 0 || slots < 1 || from < 0) {
            throw new IllegalArgumentException(
                    "runs have no negative jobs, at least 1 slot and a start from slot 0 up, were %d, %d and %d"
                            .formatted(jobs, slots, from));
        }
    }
}
