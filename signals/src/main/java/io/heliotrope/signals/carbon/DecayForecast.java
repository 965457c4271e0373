package io.heliotrope.signals.carbon;

import io.heliotrope.model.Curve;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/// Forecasts a series from its own past: its usual day, plus how far it is off that now, fading
/// away.
///
/// `f(h) = usual(t + h) + exp(-h / tau) * mean of (value - usual) over the last hours`, never below
/// a floor. The usual value is the mean of the same time of day over the last four weeks, working
/// days and weekends apart, in local time (a fixed offset, without daylight saving). With less
/// past, the usual day is made of what there is; with less than one day, the last value stays.
///
/// A pure function: the same past gives the same forecast. Values after `now` are never read. Safe
/// from any thread; four weeks of hourly values cost some microseconds.
public final class DecayForecast {
    /// What this forecast is called in the source of a reading.
    public static final String SOURCE = "model:clim-level";

    private final Settings settings;

    public DecayForecast(Settings settings) {
        this.settings = settings;
    }

    /// `past` is how much makes the usual day, `level` how much tells the present deviation, `tau`
    /// how fast that fades, `floor` the least value that can be, `horizon` how far the forecast
    /// reaches.
    public record Settings(
            Duration past, Duration level, Duration tau, double floor, Duration horizon) {
        /// For carbon intensity in g/kWh.
        public static final Settings INTENSITY = withFloor(1);

        /// For shares of power, 0 to 1; nothing keeps a forecast below 1.
        public static final Settings SHARE = withFloor(0);

        /// For temperature in degrees Celsius.
        public static final Settings TEMPERATURE = withFloor(-60);

        public Settings {
            if (!past.isPositive()
                    || !level.isPositive()
                    || !tau.isPositive()
                    || !horizon.isPositive()) {
                throw new IllegalArgumentException(
                        "past, level, tau and horizon must be > 0, were %s, %s, %s, %s"
                                .formatted(past, level, tau, horizon));
            }
        }

        private static Settings withFloor(double floor) {
            return new Settings(
                    Duration.ofDays(28),
                    Duration.ofHours(6),
                    Duration.ofHours(24),
                    floor,
                    Duration.ofHours(96));
        }
    }

    /// The forecast from the step that `now` lies in, at the step of `series`; empty when nothing
    /// is known yet. The step must divide a day.
    public Optional<Curve> forecast(Curve series, Instant now, ZoneOffset offset) {
        if (now.isBefore(series.start())) {
            return Optional.empty();
        }
        long current = Duration.between(series.start(), now).dividedBy(series.step());
        long past = settings.past().dividedBy(series.step());
        UsualDay usual = new UsualDay(series, offset, Math.max(0, current + 1 - past), current + 1);
        return usual.isEmpty() ? Optional.empty() : Optional.of(project(series, usual, current));
    }

    private Curve project(Curve series, UsualDay usual, long current) {
        double[] values = new double[(int) settings.horizon().dividedBy(series.step())];
        double deviation = usual.isWholeDay() ? deviation(series, usual, current) : 0;
        double stepsPerTau = (double) settings.tau().toMillis() / series.step().toMillis();
        for (int h = 0; h < values.length; h++) {
            double usually = usual.isWholeDay() ? usual.at(current + h) : usual.last();
            double value = usually + StrictMath.exp(-h / stepsPerTau) * deviation;
            values[h] = Math.max(settings.floor(), value);
        }
        Instant start = series.start().plus(series.step().multipliedBy(current));
        return new Curve(start, series.step(), values);
    }

    private double deviation(Curve series, UsualDay usual, long current) {
        long first = Math.max(0, current + 1 - settings.level().dividedBy(series.step()));
        double sum = 0;
        int known = 0;
        for (long i = first; i <= current && i < series.size(); i++) {
            double value = series.get((int) i);
            if (!Double.isNaN(value)) {
                sum += value - usual.at(i);
                known++;
            }
        }
        return known == 0 ? 0 : sum / known;
    }
}
