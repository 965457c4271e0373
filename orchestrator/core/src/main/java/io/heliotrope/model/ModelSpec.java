package io.heliotrope.model;

/// What the scheduler knows of a model.
///
/// `memoryGib` is what it needs on one accelerator. Energy per output token is `A / batch + C`
/// joules (fit of ML.ENERGY measurements), `millisPerToken` the service-time prior until a pool
/// reports measurements. `version` and `vendor` are what policies pin, empty when nobody said.
public record ModelSpec(
        String name,
        double memoryGib,
        double joulesA,
        double joulesC,
        double millisPerToken,
        String version,
        String vendor) {
    public ModelSpec {
        Names.id("model", name);
        if (!version.isEmpty()) {
            Names.id("version", version);
        }
        if (!vendor.isEmpty()) {
            Names.id("vendor", vendor);
        }
        if (!(memoryGib > 0 && joulesA >= 0 && joulesC > 0 && millisPerToken > 0)
                || !Double.isFinite(memoryGib + joulesA + joulesC + millisPerToken)) {
            throw new IllegalArgumentException(
                    "model " + name + ": memory, joules and time must be finite and positive");
        }
    }

    /// A model of which neither version nor vendor was said.
    public ModelSpec(
            String name, double memoryGib, double joulesA, double joulesC, double millisPerToken) {
        this(name, memoryGib, joulesA, joulesC, millisPerToken, "", "");
    }

    /// Joules of one output token when `batch` sequences run together; `batch` is at least 1.
    public double joulesPerToken(double batch) {
        if (!(batch >= 1)) {
            throw new IllegalArgumentException("batch must be >= 1, was " + batch);
        }
        return joulesA / batch + joulesC;
    }
}
