package io.heliotrope.signals.cooling;

import io.heliotrope.model.KilowattHours;

/// A site's energy over one period: all that it took, what of it went into IT, and what left it as
/// heat that somebody used.
///
/// Definitions of The Green Grid (ERF also in ISO/IEC 30134-6). ERE may be below 1; PUE may not.
public record EnergyReuse(KilowattHours total, KilowattHours it, KilowattHours reused) {
    /// @throws IllegalArgumentException when nothing went into IT, or a part exceeds the whole
    public EnergyReuse {
        if (it.value() <= 0) {
            throw new IllegalArgumentException("energy of IT must be > 0 kWh, was " + it.value());
        }
        requirePart("IT", it, total);
        requirePart("reused heat", reused, total);
    }

    private static void requirePart(String what, KilowattHours part, KilowattHours total) {
        if (part.compareTo(total) > 0) {
            throw new IllegalArgumentException(
                    "energy of %s (%s kWh) must not be above the total (%s kWh)"
                            .formatted(what, part.value(), total.value()));
        }
    }

    /// Total over IT; reuse does not change it.
    public double pue() {
        return total.value() / it.value();
    }

    /// Reused over total, 0..1.
    public double erf() {
        return reused.value() / total.value();
    }

    /// What was not reused, over IT: `(1 - ERF) PUE`.
    public double ere() {
        return (total.value() - reused.value()) / it.value();
    }
}
