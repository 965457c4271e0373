package io.heliotrope.model;

/// What the scheduler knows of a model.
///
/// `memoryGib` is what it needs on one accelerator. Energy per output token is `A / batch + C`
/// joules (fit of ML.ENERGY measurements), `millisPerToken` the service-time prior until a pool
/// reports measurements.
public record ModelSpec(
        String name, double memoryGib, double joulesA, double joulesC, double millisPerToken) {
    public ModelSpec {
        Names.id("model", name);
        if (!(memoryGib > 0 && joulesA >= 0 && joulesC > 0 && millisPerToken > 0)
                || !Double.isFinite(memoryGib + joulesA + joulesC + millisPerToken)) {
            throw new IllegalArgumentException(
                    "model " + name + ": memory, joules and time must be finite and positive");
        }
    }

    /// Joules of one output token when `batch` sequences run together; `batch` is at least 1.
    public double joulesPerToken(double batch) {
        if (!(batch >= 1)) {
            throw new IllegalArgumentException("batch must be >= 1, was " + batch);
        }
        return joulesA / batch + joulesC;
    }
}
