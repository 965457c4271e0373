package io.heliotrope.signals.trust;

import io.heliotrope.model.GridZone;
import io.heliotrope.signals.series.CarbonBasis;
import io.heliotrope.signals.series.IntensitySeries;
import java.time.Instant;
import java.util.List;

/// What `source` claims of a zone, as it came: points in any order, twice, or impossible.
public record Claims<B extends CarbonBasis<B>>(
        GridZone zone, B basis, String source, Instant issuedAt, List<Claim> points) {
    public Claims {
        points = List.copyOf(points);
    }

    public static <B extends CarbonBasis<B>> Claims<B> of(IntensitySeries<B> series) {
        return new Claims<>(
                series.zone(),
                series.basis(),
                series.source(),
                series.issuedAt(),
                series.points().stream().map(Claim::of).toList());
    }

    /// The same with other points.
    Claims<B> with(List<Claim> other) {
        return new Claims<>(zone, basis, source, issuedAt, other);
    }
}
