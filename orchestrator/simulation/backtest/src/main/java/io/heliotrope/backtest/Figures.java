package io.heliotrope.backtest;

import io.heliotrope.backtest.live.Delays;
import java.util.List;

/// What one episode, or several together, came to. Grams are of CO2e.
///
/// `delays` counts jobs by the slots that their start was put off after they came.
public record Figures(
        double runNow,
        double timeOnly,
        double regionOnly,
        double joint,
        double policy,
        long jobs,
        long refused,
        long deadlineMisses,
        long residencyViolations,
        long latencyViolations,
        long decisions,
        List<Long> delays) {
    /// Nothing at all.
    static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, List.of());

    public Figures {
        delays = List.copyOf(delays);
    }

    /// The share of the saving of perfect foresight that was captured, 1 when there was nothing to
    /// save; below 0 when more was emitted than by running at once.
    public double captured() {
        return captured(policy);
    }

    /// The same of whoever emits `grams`.
    double captured(double grams) {
        double most = runNow - joint;
        return most > 0 ? (runNow - grams) / most : 1;
    }

    /// The share of what running at once emits that `grams` saves.
    public double saved(double grams) {
        return runNow > 0 ? 1 - grams / runNow : 0;
    }

    Figures plus(Figures other) {
        return new Figures(
                runNow + other.runNow,
                timeOnly + other.timeOnly,
                regionOnly + other.regionOnly,
                joint + other.joint,
                policy + other.policy,
                jobs + other.jobs,
                refused + other.refused,
                deadlineMisses + other.deadlineMisses,
                residencyViolations + other.residencyViolations,
                latencyViolations + other.latencyViolations,
                decisions + other.decisions,
                Delays.plus(delays, other.delays));
    }

    /// The delay in slots that the share `q` of jobs did not exceed; 0 when nothing ran.
    public int delay(double q) {
        return Delays.quantile(delays, q);
    }
}
