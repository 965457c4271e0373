package io.heliotrope.signals.skill;

import io.heliotrope.model.Curve;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What corrects a source's forecasts, by horizon: a factor for its bias, and how far the truth
/// lies from what is corrected.
///
/// The factor is the mean of the daily residuals, days counting half after a week, drawn to nothing
/// as long as it could be chance: below two standard errors it is none at all. It never changes a
/// value by more than 30 %.
public record Correction(Map<Horizon, Part> parts) {
    private static final double LEAST_FACTOR = 0.7;
    private static final double MOST_FACTOR = 1.3;
    private static final double HALF_LIFE_DAYS = 7;
    private static final int ENOUGH_DAYS = 3;
    private static final int ENOUGH_FOR_QUANTILES = 40;
    private static final int ENOUGH_DAYS_FOR_QUANTILES = 7;
    private static final double ERRORS_OF_CHANCE = 2;
    private static final double LOW = 0.1;
    private static final double HIGH = 0.9;

    public Correction {
        parts = Map.copyOf(parts);
    }

    /// `factor` times the forecast is the corrected value; `low` and `high` times that are its
    /// tenth and ninetieth percentile, NaN when too few errors are known.
    public record Part(double factor, double low, double high) {
        static final Part NONE = new Part(1, Double.NaN, Double.NaN);
    }

    /// Nothing is known yet: values stay as they are.
    static final Correction NONE = new Correction(Map.of());

    static Correction of(Residuals residuals) {
        Map<Horizon, Part> parts = new EnumMap<>(Horizon.class);
        for (Horizon horizon : Horizon.values()) {
            List<Residuals.Day> days = residuals.means(horizon);
            if (days.size() >= ENOUGH_DAYS) {
                double bias = bias(days);
                double[] sorted = residuals.sorted(horizon);
                boolean isEnough =
                        sorted.length >= ENOUGH_FOR_QUANTILES
                                && days.size() >= ENOUGH_DAYS_FOR_QUANTILES;
                parts.put(
                        horizon,
                        new Part(
                                StrictMath.exp(bias),
                                isEnough ? bound(sorted, LOW, bias) : Double.NaN,
                                isEnough ? bound(sorted, HIGH, bias) : Double.NaN));
            }
        }
        return new Correction(parts);
    }

    /// Whether it leaves all values as they are.
    public boolean isNone() {
        return parts.values().stream().allMatch(part -> part.factor() == 1);
    }

    public Part at(Horizon horizon) {
        return parts.getOrDefault(horizon, Part.NONE);
    }

    /// A forecast issued at `issuedAt`, corrected.
    Curve corrected(Curve gramsPerKwh, Instant issuedAt) {
        double[] values = gramsPerKwh.toArray();
        for (int i = 0; i < values.length; i++) {
            Instant at = gramsPerKwh.start().plus(gramsPerKwh.step().multipliedBy(i));
            values[i] *= at(Horizon.of(issuedAt, at)).factor();
        }
        return new Curve(gramsPerKwh.start(), gramsPerKwh.step(), values);
    }

    private static double bias(List<Residuals.Day> days) {
        long last = days.getLast().day();
        double weights = 0;
        double squares = 0;
        double sum = 0;
        for (Residuals.Day day : days) {
            double weight = weight(last, day);
            weights += weight;
            squares += weight * weight;
            sum += weight * day.mean();
        }
        double mean = sum / weights;
        double counted = weights * weights / squares;
        double spread = 0;
        for (Residuals.Day day : days) {
            double off = day.mean() - mean;
            spread += weight(last, day) * off * off;
        }
        double variance = spread / weights * counted / (counted - 1);
        double ofChance = ERRORS_OF_CHANCE * ERRORS_OF_CHANCE * variance / counted;
        double believed = mean == 0 ? 0 : Math.max(0, 1 - ofChance / (mean * mean));
        double few = counted / (counted + 1);
        return Math.clamp(
                mean * believed * few, StrictMath.log(LEAST_FACTOR), StrictMath.log(MOST_FACTOR));
    }

    private static double weight(long last, Residuals.Day day) {
        return StrictMath.pow(0.5, (last - day.day()) / HALF_LIFE_DAYS);
    }

    /// The bound lies on its side of the corrected value, also when all residuals lie on the other.
    private static double bound(double[] sorted, double quantile, double bias) {
        double rank = quantile * (sorted.length + 1) - 1;
        int below = Math.clamp((long) Math.floor(rank), 0, sorted.length - 1);
        int above = Math.min(below + 1, sorted.length - 1);
        double share = Math.clamp(rank - below, 0, 1);
        double log = sorted[below] * (1 - share) + sorted[above] * share - bias;
        return StrictMath.exp(quantile < 0.5 ? Math.min(0, log) : Math.max(0, log));
    }
}
