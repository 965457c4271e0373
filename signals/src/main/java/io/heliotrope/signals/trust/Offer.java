package io.heliotrope.signals.trust;

import io.heliotrope.signals.basis.BasisConversion;
import io.heliotrope.signals.series.Average;
import io.heliotrope.signals.series.CarbonBasis;
import io.heliotrope.signals.series.IntensitySeries;

/// A series that has passed the gate, on the basis that a desk publishes. `conversion` names how it
/// came to that; it is empty when the source has it itself.
public record Offer<B extends CarbonBasis<B>>(IntensitySeries<B> series, String conversion) {
    static <B extends CarbonBasis<B>> Offer<B> asTold(Verdict<B> verdict) {
        return new Offer<>(verdict.accepted(), "");
    }

    /// What the gate believed on the source's own basis, on the desk's.
    public static <F extends Average<F>, T extends Average<T>> Offer<T> converted(
            Verdict<F> verdict, BasisConversion<F, T> conversion) {
        return new Offer<>(conversion.convert(verdict.accepted()), conversion.name());
    }

    boolean isConverted() {
        return !conversion.isEmpty();
    }
}
