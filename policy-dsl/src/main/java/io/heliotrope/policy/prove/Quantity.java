package io.heliotrope.policy.prove;

import io.heliotrope.policy.facts.JobFact;
import io.heliotrope.policy.facts.RegionFact;

/// A number that a question leaves open.
sealed interface Quantity {
    record OfJob(JobFact fact) implements Quantity {}

    /// Of the judged region; at moment 0 in the judged slot, else in one of the later slots that a
    /// broken `for next` needs.
    record Here(RegionFact fact, int moment) implements Quantity {}

    /// Of the home, now.
    record AtHome(RegionFact fact) implements Quantity {}

    /// `side` is 0, but for two programs whose ladders differ: then each has its own.
    record Percentile(RegionFact signal, double share, long seconds, int side)
            implements Quantity {}

    /// What a forecast says, apart from the reading: only where two ladders are compared.
    record Forecast(RegionFact signal, boolean isAtHome) implements Quantity {}

    /// By the bounds of the fact.
    default double least() {
        return switch (this) {
            case OfJob(JobFact fact) -> fact.least();
            case Here(RegionFact fact, int _) -> fact.least();
            case AtHome(RegionFact fact) -> fact.least();
            case Percentile(RegionFact signal, double _, long _, int _) -> signal.least();
            case Forecast(RegionFact signal, boolean _) -> signal.least();
        };
    }

    /// By the bounds of the fact.
    default double most() {
        return switch (this) {
            case OfJob(JobFact fact) -> fact.most();
            case Here(RegionFact fact, int _) -> fact.most();
            case AtHome(RegionFact fact) -> fact.most();
            case Percentile(RegionFact signal, double _, long _, int _) -> signal.most();
            case Forecast(RegionFact signal, boolean _) -> signal.most();
        };
    }
}
