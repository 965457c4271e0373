package io.heliotrope.signals.energy;

import io.heliotrope.model.KilowattHours;
import java.time.Duration;
import java.util.OptionalDouble;

/// The power of one accelerator, for work that nobody measured and no table knows.
///
/// `P = P_idle + (P_busy - P_idle) u`, where u is the share of time that it is busy and `P_busy` is
/// 85 % of its rating (ML.ENERGY finds 60 to 95 % while tokens are made). `idleWatts` is NaN where
/// it is not known; then only full use has an answer. Without the host: that is [#HOST_WATTS] more.
public record AcceleratorPower(String name, double ratedWatts, double idleWatts) {
    /// Each accelerator's share of its server: 1.2 kW over 8 (EcoLogits).
    public static final double HOST_WATTS = 150;

    /// Power under full use as a part of the rating.
    public static final double BUSY_SHARE = 0.85;

    private static final double MILLIS_PER_HOUR = 3.6e6;
    private static final double WATTS_PER_KW = 1000;

    public AcceleratorPower {
        if (!(ratedWatts > 0 && Double.isFinite(ratedWatts))) {
            throw new IllegalArgumentException(
                    "rating of %s must be > 0 W, was %s".formatted(name, ratedWatts));
        }
        if (!Double.isNaN(idleWatts) && !(idleWatts >= 0 && idleWatts <= BUSY_SHARE * ratedWatts)) {
            throw new IllegalArgumentException(
                    "idle power of %s must be 0 to %s W, was %s"
                            .formatted(name, BUSY_SHARE * ratedWatts, idleWatts));
        }
    }

    /// Watts when used to `utilisation`, 0 to 1, without the host; empty below full use when idle
    /// power is not known.
    ///
    /// @throws IllegalArgumentException when `utilisation` is outside 0 to 1
    public OptionalDouble watts(double utilisation) {
        if (!(utilisation >= 0 && utilisation <= 1)) {
            throw new IllegalArgumentException("utilisation must be 0 to 1, was " + utilisation);
        }
        double busy = BUSY_SHARE * ratedWatts;
        if (utilisation == 1) {
            return OptionalDouble.of(busy);
        }
        return Double.isNaN(idleWatts)
                ? OptionalDouble.empty()
                : OptionalDouble.of(idleWatts + (busy - idleWatts) * utilisation);
    }

    /// Energy of `watts` over `time`.
    static KilowattHours energy(double watts, Duration time) {
        return new KilowattHours(watts / WATTS_PER_KW * (time.toMillis() / MILLIS_PER_HOUR));
    }
}
