package io.heliotrope.signals.recorded;

import io.heliotrope.model.Basis;
import io.heliotrope.model.Curve;
import io.heliotrope.model.GramsPerKwh;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.Quality;
import io.heliotrope.model.Reading;
import io.heliotrope.protocol.ControlRecord.Intensity;
import io.heliotrope.protocol.ControlRecord.IntensityForecast;
import io.heliotrope.protocol.ControlRecord.YearlyAverage;
import io.heliotrope.signals.carbon.DecayForecast;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalDouble;

/// A zone's recorded intensity, asked for what was known of it at a moment.
///
/// At `now` the value of the step that `now` lies in is known, and all earlier ones; never a later
/// one. Immutable; safe from any thread.
public record RecordedSeries(GridZone zone, Basis basis, ZoneOffset utcOffset, Curve gramsPerKwh) {
    /// The source of a recorded value.
    public static final String SOURCE = "recorded";

    private static final DecayForecast FORECAST =
            new DecayForecast(DecayForecast.Settings.INTENSITY);
    private static final Duration YEAR = Duration.ofDays(365);
    private static final Duration DAY = Duration.ofDays(1);

    /// The value of the current step; empty outside the series and in a gap.
    public Optional<Intensity> intensity(Instant now) {
        OptionalDouble value = gramsPerKwh.at(now);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        Instant from = stepStart(now);
        Reading reading = reading(value.getAsDouble(), SOURCE, from, Quality.MEASURED);
        return Optional.of(new Intensity(reading, from, from.plus(gramsPerKwh.step())));
    }

    /// What the past alone says of the next days; empty before the first value.
    public Optional<IntensityForecast> forecast(Instant now) {
        return FORECAST.forecast(gramsPerKwh, now, utcOffset)
                .map(curve ->
                        new IntensityForecast(
                                zone,
                                basis,
                                DecayForecast.SOURCE,
                                curve.start(),
                                Quality.MODELLED,
                                curve));
    }

    /// The mean of up to 365 days that ended before `start`; empty when less than one day of values
    /// is there, since a few hours say nothing of a year.
    public Optional<YearlyAverage> averageBefore(Instant start) {
        Duration step = gramsPerKwh.step();
        long end =
                Math.floorDiv(
                        Duration.between(gramsPerKwh.start(), start).toMillis(), step.toMillis());
        double sum = 0;
        int known = 0;
        for (long i = Math.max(0, end - YEAR.dividedBy(step));
                i < Math.min(end, gramsPerKwh.size());
                i++) {
            double value = gramsPerKwh.get((int) i);
            if (!Double.isNaN(value)) {
                sum += value;
                known++;
            }
        }
        if (known < DAY.dividedBy(gramsPerKwh.step())) {
            return Optional.empty();
        }
        long days = gramsPerKwh.step().multipliedBy(known).toDays();
        String source = SOURCE + ":average-of-" + days + "-days";
        return Optional.of(new YearlyAverage(reading(sum / known, source, start, Quality.STATIC)));
    }

    private Instant stepStart(Instant now) {
        long steps = Duration.between(gramsPerKwh.start(), now).dividedBy(gramsPerKwh.step());
        return gramsPerKwh.start().plus(gramsPerKwh.step().multipliedBy(steps));
    }

    private Reading reading(double value, String source, Instant issuedAt, Quality quality) {
        return new Reading(zone, new GramsPerKwh(value), basis, source, issuedAt, quality);
    }
}
