package io.heliotrope.signals.series;

import io.heliotrope.model.Curve;
import io.heliotrope.model.Quality;
import io.heliotrope.model.Reading;
import io.heliotrope.protocol.CarbonFree;
import io.heliotrope.protocol.ControlRecord.Intensity;
import io.heliotrope.protocol.ControlRecord.IntensityForecast;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Series as the records that decisions are made of, where the basis is a value and no type.
public final class Published {
    private static final int MOST_STEPS = 10_000;

    private Published() {}

    /// The series' last point as the zone's intensity; empty when there is none.
    public static Optional<Intensity> latest(IntensitySeries<?> series) {
        List<IntensityPoint> current = series.current();
        return current.isEmpty()
                ? Optional.empty()
                : Optional.of(intensity(series, current.getLast()));
    }

    /// What holds at `instant` as the zone's intensity; empty in a gap.
    public static Optional<Intensity> at(IntensitySeries<?> series, Instant instant) {
        return series.at(instant).map(point -> intensity(series, point));
    }

    private static Intensity intensity(IntensitySeries<?> series, IntensityPoint point) {
        Reading reading =
                new Reading(
                        series.zone(),
                        point.intensity(),
                        series.basis().published(),
                        series.source(),
                        point.updatedAt(),
                        point.quality());
        return new Intensity(reading, point.validFrom(), point.validTo());
    }

    /// The series as a forecast on equal steps; empty when it has no points. The step is the
    /// longest that fits all points, so that 5 and 60 minutes may follow each other. The quality is
    /// the worst of any point's.
    ///
    /// @throws IllegalArgumentException when that makes more than 10,000 steps
    public static Optional<IntensityForecast> forecast(IntensitySeries<?> series) {
        List<IntensityPoint> current = series.current();
        if (current.isEmpty()) {
            return Optional.empty();
        }
        Quality quality =
                current.stream()
                        .map(IntensityPoint::quality)
                        .reduce(Quality.MEASURED, Quality::worse);
        return Optional.of(
                new IntensityForecast(
                        series.zone(),
                        series.basis().published(),
                        series.source(),
                        series.issuedAt(),
                        quality,
                        curve(current)));
    }

    /// What holds of a carbon-free share at `instant`, or held last before; empty when that is
    /// nothing.
    ///
    /// @throws IllegalArgumentException when the share is of another kind
    public static Optional<CarbonFree.Told> carbonFree(ShareSeries series, Instant instant) {
        if (series.kind() != ShareSeries.Kind.CARBON_FREE) {
            throw new IllegalArgumentException("a share of " + series.kind() + " is none of these");
        }
        return series.points().stream()
                .filter(point -> !point.validFrom().isAfter(instant))
                .max(
                        Comparator.comparing(SharePoint::validFrom)
                                .thenComparing(SharePoint::updatedAt))
                .map(point ->
                        new CarbonFree.Told(
                                series.zone(),
                                point.share(),
                                series.source(),
                                point.updatedAt(),
                                point.quality(),
                                point.validFrom(),
                                point.validTo()));
    }

    private static Curve curve(List<IntensityPoint> current) {
        Instant start = current.getFirst().validFrom();
        long step = 0;
        for (IntensityPoint point : current) {
            step = gcd(step, millis(start, point.validFrom()));
            step = gcd(step, millis(start, point.validTo()));
        }
        long steps = millis(start, current.getLast().validTo()) / step;
        if (steps > MOST_STEPS) {
            throw new IllegalArgumentException(
                    "a forecast of %d steps of %s, at most %d can be published"
                            .formatted(steps, Duration.ofMillis(step), MOST_STEPS));
        }
        double[] values = new double[(int) steps];
        Arrays.fill(values, Double.NaN);
        for (IntensityPoint point : current) {
            int first = (int) (millis(start, point.validFrom()) / step);
            int end = (int) (millis(start, point.validTo()) / step);
            Arrays.fill(values, first, end, point.intensity().value());
        }
        return new Curve(start, Duration.ofMillis(step), values);
    }

    private static long millis(Instant from, Instant to) {
        return Duration.between(from, to).toMillis();
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
