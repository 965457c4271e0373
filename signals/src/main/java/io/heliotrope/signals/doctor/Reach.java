package io.heliotrope.signals.doctor;

import io.heliotrope.model.Basis;
import io.heliotrope.signals.series.IntensityPoint;
import io.heliotrope.signals.series.IntensitySeries;
import java.time.Instant;
import java.util.List;

/// How far a forecast goes: `points` values, the first of which begins at `from` and the last ends
/// at `until`; there may be gaps.
public record Reach(Basis basis, Instant issuedAt, Instant from, Instant until, int points) {
    /// That of a series that has at least one point.
    static Reach of(IntensitySeries<?> series) {
        List<IntensityPoint> current = series.current();
        return new Reach(
                series.basis().published(),
                series.issuedAt(),
                current.getFirst().validFrom(),
                current.getLast().validTo(),
                current.size());
    }
}
