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
    boolean isSaid() {
        return !Double.isNaN(gramsPerKwh);
    }
}
