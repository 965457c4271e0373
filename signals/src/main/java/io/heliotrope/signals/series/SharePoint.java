package io.heliotrope.signals.series;

import io.heliotrope.model.Quality;
import java.time.Instant;

/// One share of the power, 0..1, and the time for which it holds.
public record SharePoint(
        Instant validFrom,
        Instant validTo,
        double share,
        Quality quality,
        String estimationMethod,
        Instant updatedAt)
        implements Timed {
    public SharePoint {
        Timeline.requireOrder(validFrom, validTo);
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("share must be 0..1, was " + share);
        }
    }
}
