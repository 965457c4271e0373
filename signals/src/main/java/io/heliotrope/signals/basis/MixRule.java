package io.heliotrope.signals.basis;

import io.heliotrope.model.Quality;
import io.heliotrope.signals.basis.FuelFactors.Mean;
import io.heliotrope.signals.series.IntensityPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// By what the zone's power is made of, and what each fuel emits.
///
/// From direct to life cycle, what fuels emit before and after they burn is added; from life cycle
/// to direct, the share that is emitted on the spot is taken. Where the provider uses the same
/// factors, both are exact and undo each other.
///
/// A time whose mix is not known takes that of the same hour of the last four days.
record MixRule(Mixture mix, Direction direction) implements Rule {
    /// More power than this without factors, and the mix says too little.
    static final double MOST_LEFT_OUT = 0.1;

    /// More power than this from elsewhere, and the zone's own mix says too little. The provider's
    /// values have its emissions in them; what comes before and after those is taken to be as at
    /// home.
    static final double MOST_IMPORTED = 0.3;

    /// Assumed: how far upstream emissions are off, as a share of them, and again when the mix is
    /// that of another day.
    private static final double UPSTREAM_DEVIATION = 0.3;

    /// Assumed: by how many g/kWh the upstream emissions of what is left out, or comes from
    /// elsewhere, differ from the rest.
    private static final double LEFT_OUT_GRAMS = 100;

    private static final int DAYS_BACK = 5;

    enum Direction {
        TO_LIFECYCLE,
        TO_DIRECT
    }

    @Override
    public String name() {
        return "mix-factors";
    }

    @Override
    public Quality atBest() {
        return Quality.ESTIMATED;
    }

    @Override
    public Optional<Value> convert(IntensityPoint point) {
        for (int day = 0; day < DAYS_BACK; day++) {
            Instant at = point.validFrom().minus(Duration.ofDays(day));
            Optional<Mean> mixed = mix.at(at);
            if (mixed.isPresent()) {
                return convert(point.intensity().value(), mixed.get(), day > 0);
            }
        }
        return Optional.empty();
    }

    private Optional<Value> convert(double grams, Mean mean, boolean isOfAnotherDay) {
        if (!(mean.leftOut() <= MOST_LEFT_OUT && mean.imported() <= MOST_IMPORTED)) {
            return Optional.empty();
        }
        double upstream = mean.upstream() * UPSTREAM_DEVIATION;
        double deviation =
                StrictMath.hypot(
                        isOfAnotherDay ? StrictMath.hypot(upstream, upstream) : upstream,
                        (mean.leftOut() + mean.imported()) * LEFT_OUT_GRAMS);
        return Optional.of(
                switch (direction) {
                    case TO_LIFECYCLE -> new Value(grams + mean.upstream(), deviation);
                    case TO_DIRECT -> {
                        double scale = grams / mean.lifecycle();
                        yield new Value(scale * mean.direct(), scale * deviation);
                    }
                });
    }
}
