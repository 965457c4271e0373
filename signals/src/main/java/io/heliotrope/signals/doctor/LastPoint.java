package io.heliotrope.signals.doctor;

import io.heliotrope.model.Basis;
import io.heliotrope.model.GramsPerKwh;
import io.heliotrope.model.Quality;
import io.heliotrope.signals.series.IntensityPoint;
import io.heliotrope.signals.series.IntensitySeries;
import java.time.Instant;

/// The value that holds now or held last, from `validFrom` until `validTo`, and since when `source`
/// has told it.
public record LastPoint(
        GramsPerKwh intensity,
        Basis basis,
        Instant validFrom,
        Instant validTo,
        Instant issuedAt,
        Quality quality,
        String estimationMethod,
        String source) {
    /// The last of a series that has at least one.
    static LastPoint of(IntensitySeries<?> series) {
        IntensityPoint last = series.points().getLast();
        return new LastPoint(
                last.intensity(),
                series.basis().published(),
                last.validFrom(),
                last.validTo(),
                last.updatedAt(),
                last.quality(),
                last.estimationMethod(),
                series.source());
    }
}
