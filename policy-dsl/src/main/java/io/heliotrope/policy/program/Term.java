package io.heliotrope.policy.program;

import io.heliotrope.policy.facts.JobFact;
import io.heliotrope.policy.facts.RegionFact;
import java.util.List;

/// A number, in base units. Evaluation cannot fail: the checker lets nothing be divided by what may
/// be zero.
public sealed interface Term {
    record Constant(double value) implements Term {}

    record OfJob(JobFact fact) implements Term {}

    /// Of the region that is judged, at the slot that is judged.
    record OfRegion(RegionFact fact) implements Term {}

    /// Of the job's home region, now: what the same would be at once at home.
    record OfHome(RegionFact fact) implements Term {}

    record Sum(Term left, Term right) implements Term {}

    record Difference(Term left, Term right) implements Term {}

    record Product(Term left, Term right) implements Term {}

    /// `right` is never zero: its bounds say so.
    record Quotient(Term left, Term right) implements Term {}

    /// The least of at least two.
    record Least(List<Term> terms) implements Term {
        public Least {
            terms = List.copyOf(terms);
        }
    }

    /// The greatest of at least two.
    record Greatest(List<Term> terms) implements Term {
        public Greatest {
            terms = List.copyOf(terms);
        }
    }

    /// The percentile `share` (0 to 1) of what a signal of the judged region is in the slots within
    /// `seconds` of now, but for those of which nothing is known: of `n` values the one at rank
    /// `ceil(share x n - 1e-9)`, at least the first. Known are a reading that is fresh, for slot 0,
    /// and forecasts; no assumption is. When nothing is known at all it is the signal itself at the
    /// judged slot, by its ladder.
    record Percentile(RegionFact signal, double share, long seconds) implements Term {}
}
