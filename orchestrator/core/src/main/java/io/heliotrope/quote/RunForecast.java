package io.heliotrope.quote;

import io.heliotrope.decide.Candidates.Candidate;
import io.heliotrope.model.Band;
import io.heliotrope.model.Reading;
import io.heliotrope.model.Slots;
import io.heliotrope.protocol.ControlRecord.IntensityForecast;
import io.heliotrope.state.GreenCurve;
import io.heliotrope.state.Rungs;
import io.heliotrope.state.World;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How far the grams of one run may be off, slot by slot, and what they rest on.
///
/// Where a forecast holds that tells its own 80 % interval, the interval is that of the intensity;
/// elsewhere the intensity's deviation is that of its quality. PUE and energy come on top: `sigma^2
/// = sigma_energy^2 + sigma_PUE^2 + sigma_intensity^2`, `p10, p90 = p50 exp(-+ 1.2816 sigma)`, each
/// side for itself. Slots are added end by end, as if all errors went the same way. This is how
/// grams are accounted afterwards (docs/carbon-accounting.md).
///
/// One thread; of one run.
final class RunForecast {
    /// The ninetieth percentile of the standard normal law.
    private static final double Z90 = 1.2815515655446004;

    private static final double MILLIS_PER_HOUR = 3.6e6;

    private final GreenCurve curve;
    private final @Nullable IntensityForecast forecast;
    private final Deviations deviations;
    private final Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
    private double p10;
    private double p50;
    private double p90;

    private RunForecast(World world, int region, Deviations deviations) {
        this.curve = world.curve(region);
        this.forecast =
                curve.basis()
                        .map(basis -> world.grid(region, basis))
                        .flatMap(Rungs::forecast)
                        .orElse(null);
        this.deviations = deviations;
    }

    /// Of a candidate in `world`.
    static RunForecast of(Candidate run, World world, Deviations deviations) {
        RunForecast forecast = new RunForecast(world, run.region(), deviations);
        if (Double.isNaN(run.grams())) {
            forecast.doubts.add(Doubt.GRAMS_UNKNOWN);
        } else {
            forecast.sweep(run);
        }
        return forecast;
    }

    private void sweep(Candidate run) {
        Instant at = run.start();
        while (at.isBefore(run.end())) {
            Instant next = Slots.start(Slots.of(at) + 1);
            Instant end = next.isBefore(run.end()) ? next : run.end();
            add(at, end, run.kilowatts());
            at = end;
        }
    }

    private void add(Instant from, Instant to, double kilowatts) {
        Reading reading = curve.readingAt(from).orElse(null);
        if (reading == null) {
            doubts.add(Doubt.GRAMS_UNKNOWN);
            return;
        }
        double grams = kilowatts * curve.gramsPerKw(from, to);
        p50 += grams;
        Band band = band(reading, from);
        if (band == null) {
            double factor = Math.exp(Z90 * deviations.with(deviations.of(reading.quality())));
            p10 += grams / factor;
            p90 += grams * factor;
            return;
        }
        double middle = reading.intensity().value();
        if (middle > 0) {
            p10 += grams * Math.exp(-Z90 * side(middle, band.low().valueAt(from)));
            p90 += grams * Math.exp(Z90 * side(band.high().valueAt(from), middle));
        } else {
            double hours = Duration.between(from, to).toMillis() / MILLIS_PER_HOUR;
            p90 += kilowatts * hours * curve.pueAt(from) * band.high().valueAt(from);
        }
    }

    /// The interval that the forecast tells of this reading; absent when it comes from elsewhere.
    private @Nullable Band band(Reading reading, Instant at) {
        boolean isForetold =
                switch (reading.step()) {
                    case FRESH -> false;
                    case STALE -> {
                        doubts.add(Doubt.STALE_READING);
                        yield false;
                    }
                    case YEARLY -> {
                        doubts.add(Doubt.YEARLY_AVERAGE);
                        yield false;
                    }
                    case FORECAST, OWN_FORECAST -> true;
                };
        if (!isForetold || forecast == null) {
            return null;
        }
        Band band =
                forecast.interval()
                        .filter(told -> !Double.isNaN(told.low().valueAt(at)))
                        .filter(told -> !Double.isNaN(told.high().valueAt(at)))
                        .orElse(null);
        if (band == null) {
            doubts.add(Doubt.NO_INTERVAL);
        }
        return band;
    }

    /// The deviation of the product towards one side of the interval, infinite towards 0.
    private double side(double upper, double lower) {
        double sigma = Math.max(0, Math.log(upper / lower)) / Z90;
        return deviations.with(sigma);
    }

    Set<Doubt> doubts() {
        return doubts;
    }

    /// The interval of the run's grams, drawn to `grams` as the decision has them.
    GramsInterval interval(double grams) {
        if (doubts.contains(Doubt.GRAMS_UNKNOWN)) {
            return GramsInterval.UNKNOWN;
        }
        double scale = p50 > 0 ? grams / p50 : 1;
        return new GramsInterval(Math.min(p10 * scale, grams), grams, Math.max(p90 * scale, grams));
    }
}
