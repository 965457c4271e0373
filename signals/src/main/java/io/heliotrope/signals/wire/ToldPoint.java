package io.heliotrope.signals.wire;

import io.heliotrope.model.Quality;
import java.time.Instant;

/// One intensity as a provider told it, before anybody asks whether it can be true.
///
/// `gramsPerKwh` may be anything, and is NaN when the provider says that it does not know.
public record ToldPoint(
        Instant from,
        Instant to,
        double gramsPerKwh,
        Quality quality,
        String estimationMethod,
        Instant updatedAt) {
    /// For a person, as it is kept for inspection.
    String told() {
        return "%s to %s: %s, made known at %s"
                .formatted(from, to, isSaid() ? gramsPerKwh + " g/kWh" : "null", updatedAt);
    }

    boolean isSaid() {
        return !Double.isNaN(gramsPerKwh);
    }
}
