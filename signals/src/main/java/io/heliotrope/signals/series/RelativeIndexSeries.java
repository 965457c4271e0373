package io.heliotrope.signals.series;

import io.heliotrope.model.GridZone;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// How dirty a zone's power is compared with its own next hours, as a percentile.
///
/// It says when, never how much, and nothing about another zone: so it has no basis, becomes no
/// grams, and meets no [IntensitySeries].
public record RelativeIndexSeries(
        GridZone zone, String source, Instant issuedAt, List<IndexPoint> points) {
    /// @throws IllegalArgumentException when two points overlap and are no revisions
    public RelativeIndexSeries {
        points = Timeline.of(points);
    }

    /// What holds at `instant`.
    public Optional<IndexPoint> at(Instant instant) {
        return Timeline.at(points, instant);
    }
}
