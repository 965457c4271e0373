package io.heliotrope.signals.series;

import io.heliotrope.model.GramsPerKwh;
import io.heliotrope.model.Quality;
import java.time.Instant;

/// One intensity and the time for which it holds.
public record IntensityPoint(
        Instant validFrom,
        Instant validTo,
        GramsPerKwh intensity,
        Spread spread,
        Quality quality,
        String estimationMethod,
        Instant updatedAt)
        implements Timed {
    public IntensityPoint {
        Timeline.requireOrder(validFrom, validTo);
    }
}
