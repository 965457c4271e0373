package io.heliotrope.policy.prove;

import io.heliotrope.policy.facts.JobFact;
import io.heliotrope.policy.facts.RegionFact;
import java.util.Optional;

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

    /// The fact of a region that it is about, if any.
    default Optional<RegionFact> ofRegion() {
        return switch (this) {
            case OfJob _ -> Optional.empty();
            case Here(RegionFact fact, int _) -> Optional.of(fact);
            case AtHome(RegionFact fact) -> Optional.of(fact);
            case Percentile(RegionFact signal, double _, long _, int _) -> Optional.of(signal);
            case Forecast(RegionFact signal, boolean _) -> Optional.of(signal);
        };
    }

    /// By the bounds of the fact.
    default Range bounds() {
        return this instanceof OfJob(JobFact fact)
                ? new Range(fact.least(), fact.most())
                : ofRegion().map(fact -> new Range(fact.least(), fact.most())).orElseThrow();
    }
}
