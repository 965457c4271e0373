package io.heliotrope.signals.trust;

import io.heliotrope.model.GramsPerKwh;
import io.heliotrope.model.Quality;
import io.heliotrope.signals.series.IntensityPoint;
import io.heliotrope.signals.series.Spread;
import io.heliotrope.signals.wire.ToldPoint;
import java.time.Instant;

/// One intensity as somebody claims it, before it is believed: nothing about it is sure.
///
/// `gramsPerKwh` is NaN when the provider says that it does not know.
public record Claim(
        Instant from,
        Instant to,
        double gramsPerKwh,
        Spread spread,
        Quality quality,
        String estimationMethod,
        Instant updatedAt) {
    public static Claim of(ToldPoint told) {
        return new Claim(
                told.from(),
                told.to(),
                told.gramsPerKwh(),
                Spread.Untold.UNTOLD,
                told.quality(),
                told.estimationMethod(),
                told.updatedAt());
    }

    public static Claim of(IntensityPoint point) {
        return new Claim(
                point.validFrom(),
                point.validTo(),
                point.intensity().value(),
                point.spread(),
                point.quality(),
                point.estimationMethod(),
                point.updatedAt());
    }

    /// What it is once it is believed.
    ///
    /// @throws IllegalArgumentException when it ends before it begins, or is no intensity
    IntensityPoint believed() {
        return new IntensityPoint(
                from,
                to,
                new GramsPerKwh(gramsPerKwh),
                spread,
                quality,
                estimationMethod,
                updatedAt);
    }

    boolean isTold() {
        return !Double.isNaN(gramsPerKwh);
    }

    boolean isSameTime(Claim other) {
        return from.equals(other.from) && to.equals(other.to);
    }
}
