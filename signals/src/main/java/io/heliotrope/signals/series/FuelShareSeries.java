package io.heliotrope.signals.series;

import io.heliotrope.model.GridZone;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the power that a zone uses is made of, in shares: for providers that tell no megawatts.
public record FuelShareSeries(
        GridZone zone, String source, Instant issuedAt, List<FuelSharePoint> points) {
    /// @throws IllegalArgumentException when two points overlap and are no revisions
    public FuelShareSeries {
        points = Timeline.of(points);
    }

    /// What holds at `instant`.
    public Optional<FuelSharePoint> at(Instant instant) {
        return Timeline.at(points, instant);
    }

    /// This and what `next` tells besides: revisions and other times.
    public FuelShareSeries and(FuelShareSeries next) {
        return new FuelShareSeries(
                zone, source, next.issuedAt(), Timeline.join(points, next.points()));
    }
}
