package io.heliotrope.signals.series;

import io.heliotrope.model.GridZone;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a zone's power is made of.
public record MixSeries(
        GridZone zone, Side side, String source, Instant issuedAt, List<MixPoint> points) {
    /// @throws IllegalArgumentException when two points overlap and are no revisions
    public MixSeries {
        points = Timeline.of(points);
    }

    /// Which power is told apart.
    public enum Side {
        /// What the zone's plants make.
        PRODUCTION,
        /// What the zone uses: its own, less what leaves it, with what comes in.
        CONSUMPTION
    }

    /// What holds at `instant`.
    public Optional<MixPoint> at(Instant instant) {
        return Timeline.at(points, instant);
    }
}
