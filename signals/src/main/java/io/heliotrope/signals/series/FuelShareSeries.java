package io.heliotrope.signals.series;

import io.heliotrope.model.GridZone;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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

    /// How much of the power is known to be made by renewables and nuclear: imports and what is not
    /// told apart count as if they were not, so that a dirty hour never looks clean.
    public ShareSeries carbonFree() {
        return new ShareSeries(
                zone,
                ShareSeries.Kind.CARBON_FREE,
                source,
                issuedAt,
                points.stream().map(FuelShareSeries::carbonFree).toList());
    }

    private static SharePoint carbonFree(FuelSharePoint point) {
        double share = 0;
        for (Map.Entry<Fuel, Double> each : point.shares().entrySet()) {
            share += each.getKey().isCarbonFree() ? each.getValue() : 0;
        }
        return new SharePoint(
                point.validFrom(),
                point.validTo(),
                Math.min(1, share), // parts are rounded, and may add up to a little more
                point.quality(),
                point.estimationMethod(),
                point.updatedAt());
    }

    /// This and what `next` tells besides: revisions and other times.
    public FuelShareSeries and(FuelShareSeries next) {
        return new FuelShareSeries(
                zone, source, next.issuedAt(), Timeline.join(points, next.points()));
    }
}
