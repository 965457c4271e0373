package io.heliotrope.signals.series;

import io.heliotrope.model.Quality;
import java.time.Instant;

/// One value of a relative index, 0 (cleanest) to 100 (dirtiest), and the time for which it holds.
public record IndexPoint(
        Instant validFrom,
        Instant validTo,
        double percentile,
        Quality quality,
        String estimationMethod,
        Instant updatedAt)
        implements Timed {
    public IndexPoint {
        Timeline.requireOrder(validFrom, validTo);
        if (!(percentile >= 0 && percentile <= 100)) {
            throw new IllegalArgumentException("percentile must be 0..100, was " + percentile);
        }
    }
}
