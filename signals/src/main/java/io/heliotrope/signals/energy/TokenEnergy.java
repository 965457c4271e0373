package io.heliotrope.signals.energy;

import io.heliotrope.model.KilowattHours;
import io.heliotrope.model.ModelSpec;

/// Energy of an output token by batch: `E(B) = A / B + C` joules at an average batch of B
/// sequences.
///
/// A is what a step costs however many share it, C what each sequence adds. Energy of the
/// accelerators alone, without their host and without PUE. Both are finite and at least 0, and not
/// both 0.
public record TokenEnergy(double joulesA, double joulesC) {
    public TokenEnergy {
        if (!(joulesA >= 0 && joulesC >= 0 && joulesA + joulesC > 0)
                || !Double.isFinite(joulesA + joulesC)) {
            throw new IllegalArgumentException(
                    "joules A and C must be finite, >= 0 and not both 0, were "
                            + joulesA
                            + " and "
                            + joulesC);
        }
    }

    /// What the catalogue says of a model.
    public static TokenEnergy of(ModelSpec model) {
        return new TokenEnergy(model.joulesA(), model.joulesC());
    }

    /// Joules of one output token.
    ///
    /// @throws IllegalArgumentException when `batch` is below 1
    public double joulesPerToken(double batch) {
        if (!(batch >= 1 && Double.isFinite(batch))) {
            throw new IllegalArgumentException("batch must be >= 1, was " + batch);
        }
        return joulesA / batch + joulesC;
    }

    /// Energy of `outputTokens` tokens.
    ///
    /// @throws IllegalArgumentException when `batch` is below 1 or `outputTokens` below 0
    public KilowattHours of(long outputTokens, double batch) {
        return KilowattHours.ofJoules(outputTokens * joulesPerToken(batch));
    }
}
