package io.heliotrope.signals.forecast;

/// The mean day of four weeks, plus how far the last day was off it, fading slowly, plus how far
/// the last hour was off that, fading fast. In logarithms.
///
/// `f(h) = profile(h) + anomaly * 0.985^h + residual * 0.85^h`, `h` from 1.
final class ProfileDecay {
    private static final double ANOMALY_KEPT = 0.985;
    private static final double RESIDUAL_KEPT = 0.85;

    private ProfileDecay() {}

    /// `hours` values from `origin` on; the past of [View#PAST_DAYS] days must be whole.
    static double[] forecast(LogHistory history, int origin, int hours) {
        double[] profile = history.profile(origin, View.PAST_DAYS);
        double anomaly = 0;
        for (int h = 0; h < LogHistory.DAY; h++) {
            anomaly += history.get(origin - LogHistory.DAY + h) - profile[h];
        }
        anomaly /= LogHistory.DAY;
        double residual = history.get(origin - 1) - profile[LogHistory.DAY - 1] - anomaly;
        double[] values = new double[hours];
        double slow = anomaly;
        double fast = residual;
        for (int h = 0; h < hours; h++) {
            slow *= ANOMALY_KEPT;
            fast *= RESIDUAL_KEPT;
            values[h] = profile[h % LogHistory.DAY] + slow + fast;
        }
        return values;
    }
}
