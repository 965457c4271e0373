package io.heliotrope.signals.series;

import io.heliotrope.model.GridZone;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// How much of a zone's power is of one kind.
public record ShareSeries(
        GridZone zone, Kind kind, String source, Instant issuedAt, List<SharePoint> points) {
    /// @throws IllegalArgumentException when two points overlap and are no revisions
    public ShareSeries {
        points = Timeline.of(points);
    }

    /// What the share is of.
    public enum Kind {
        /// Renewables and nuclear.
        CARBON_FREE,
        RENEWABLE
    }

    /// What holds at `instant`.
    public Optional<SharePoint> at(Instant instant) {
        return Timeline.at(points, instant);
    }
}
