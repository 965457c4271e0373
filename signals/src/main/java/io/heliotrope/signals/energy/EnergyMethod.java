package io.heliotrope.signals.energy;

/// What an energy figure rests on, and how far it may be off: the standard deviation of its
/// logarithm.
///
/// The figures for the table are its errors when each measured point is left out and told from the
/// others: 3.5 % in the median for points between others, 12.7 % for mixtures of experts, 9.4 % in
/// the median and 35.8 % in the ninetieth percentile beyond the measured batches. The others are
/// assumptions.
public enum EnergyMethod {
    /// The energy counter of the hardware.
    METER(0.03),
    /// A fit to meters' readings; it says its own deviation, this is its least.
    FITTED(0.03),
    /// The table, a dense model, within the measured batches.
    TABLE_DENSE(0.05),
    /// The table, a mixture of experts, within the measured batches.
    TABLE_MOE(0.15),
    /// The table, beyond the measured batches.
    TABLE_EXTRAPOLATED(0.20),
    /// Figures that somebody put into the catalogue.
    STATED(0.20),
    /// Power between idle and busy, times time.
    POWER(0.30);

    private final double sigma;

    EnergyMethod(double sigma) {
        this.sigma = sigma;
    }

    /// Standard deviation of the logarithm, above 0.
    public double sigma() {
        return sigma;
    }
}
