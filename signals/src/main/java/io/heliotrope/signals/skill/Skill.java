package io.heliotrope.signals.skill;

/// How good a source's forecasts were over the last 28 days, at one horizon.
///
/// `mape` is the mean absolute percentage error in percent, `baseline` that of the last value known
/// at issue, held for the same hours. `hours` is how many hours were judged, on `days` days.
public record Skill(
        String source, Horizon horizon, double mape, double baseline, long hours, int days) {
    private static final int ENOUGH_DAYS = 7;
    private static final int ENOUGH_HOURS = 40;

    /// Whether it says anything.
    public boolean isEnough() {
        return days >= ENOUGH_DAYS && hours >= ENOUGH_HOURS;
    }

    /// `1 - mape / baseline`: 1 is perfect, 0 as good as the last value, below that worse. NaN
    /// where the baseline had no error.
    public double score() {
        return baseline > 0 ? 1 - mape / baseline : Double.NaN;
    }
}
