package io.heliotrope.orchestrator.ledger;

/// What the accelerators of all pools did in a run: hours of all of them, of those that were on and
/// of those that worked, and grams of CO2e of idle power: of those that were on, and of all if they
/// had always been.
public record PoolPower(
        double hours,
        double onHours,
        double workingHours,
        double idleGrams,
        double alwaysOnIdleGrams) {
    /// Grams saved by jobs and idle power together: against each job at once in its home region,
    /// with all accelerators always on.
    double saved(Report.Grams jobs) {
        return jobs.saved().value() + alwaysOnIdleGrams - idleGrams;
    }

    /// The same in % of what that would have emitted, NaN when that is 0.
    double savedPercent(Report.Grams jobs) {
        double all = jobs.counterfactual().value() + alwaysOnIdleGrams;
        return all == 0 ? Double.NaN : 100 * saved(jobs) / all;
    }
}
