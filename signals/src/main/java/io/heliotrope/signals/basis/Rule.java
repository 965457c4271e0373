package io.heliotrope.signals.basis;

import io.heliotrope.model.Quality;
import io.heliotrope.signals.series.IntensityPoint;
import java.util.Optional;

/// How one value becomes one of the other basis.
sealed interface Rule permits MixRule, LineRule {
    /// What the conversion is called wherever its values are quoted.
    String name();

    /// The quality of a value that was converted, at best.
    Quality atBest();

    /// Empty where the rule does not reach.
    Optional<Value> convert(IntensityPoint point);

    /// In g/kWh; `deviation` is how far off the conversion alone may be, one standard deviation.
    record Value(double grams, double deviation) {}
}
