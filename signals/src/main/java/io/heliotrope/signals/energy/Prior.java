package io.heliotrope.signals.energy;

/// What is held of a curve before anything was measured, and how surely: `sigma` is relative.
/// `readings` is how many a figure rested on that was told before and is taken up again, else 0.
///
/// A site's own machines, prompts and engine differ more from those of the table than the table's
/// points differ from its curve: a tenth is the least.
record Prior(TokenEnergy curve, EnergyMethod method, int readings) {
    private static final double LEAST = 0.10;

    /// A batch so large that nothing is left of A: the least that C can be uncertain.
    private static final double LARGE_BATCH = 1000;

    /// What nobody has measured yet.
    Prior(TokenEnergy curve, EnergyMethod method) {
        this(curve, method, 0);
    }

    double sigma() {
        return Math.max(LEAST, method.sigma());
    }

    /// Variance of A: never 0, so that measurements can move it.
    double varianceA() {
        double deviation = sigma() * Math.max(curve.joulesA(), curve.joulesC());
        return deviation * deviation;
    }

    double varianceC() {
        double deviation = sigma() * Math.max(curve.joulesC(), curve.joulesA() / LARGE_BATCH);
        return deviation * deviation;
    }
}
