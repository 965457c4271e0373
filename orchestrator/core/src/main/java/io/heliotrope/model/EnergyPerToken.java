package io.heliotrope.model;

/// Energy of an output token by batch, and who says so: `A / B + C` joules at an average batch of B
/// sequences, of the accelerators alone.
///
/// A and C are finite, at least 0, and not both 0.
public record EnergyPerToken(double joulesA, double joulesC, EnergySource source) {
    public EnergyPerToken {
        if (!(joulesA >= 0 && joulesC >= 0 && joulesA + joulesC > 0)
                || !Double.isFinite(joulesA + joulesC)) {
            throw new IllegalArgumentException(
                    "joules A and C must be finite, >= 0 and not both 0, were "
                            + joulesA
                            + " and "
                            + joulesC);
        }
    }

    /// What the catalogue states of a model.
    public static EnergyPerToken of(ModelSpec model) {
        return new EnergyPerToken(model.joulesA(), model.joulesC(), EnergySource.CATALOGUE);
    }

    /// Joules of one output token when `batch` sequences run together; `batch` is at least 1.
    public double joulesAt(double batch) {
        if (!(batch >= 1)) {
            throw new IllegalArgumentException("batch must be >= 1, was " + batch);
        }
        return joulesA / batch + joulesC;
    }
}
