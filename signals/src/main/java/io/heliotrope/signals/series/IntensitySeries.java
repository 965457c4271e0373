package io.heliotrope.signals.series;

import io.heliotrope.model.GramsPerKwh;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.Quality;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The carbon intensity of a zone, as `source` told it at `issuedAt`.
///
/// Points are in order of time and may be of different lengths. Two may hold for exactly the same
/// time if they were made known at different times: both are kept, and the later one holds. Where
/// there is none, nothing is known.
public record IntensitySeries<B extends CarbonBasis<B>>(
        GridZone zone, B basis, String source, Instant issuedAt, List<IntensityPoint> points) {
    /// @throws IllegalArgumentException when two points overlap and are no revisions
    public IntensitySeries {
        points = Timeline.of(points);
    }

    /// The points that hold: of each time, the one made known last.
    public List<IntensityPoint> current() {
        return Timeline.newest(points);
    }

    /// What holds at `instant`.
    public Optional<IntensityPoint> at(Instant instant) {
        return Timeline.at(points, instant);
    }

    /// What of this was made known until `instant`, inclusive.
    public IntensitySeries<B> asKnownAt(Instant instant) {
        List<IntensityPoint> known =
                points.stream().filter(point -> !point.updatedAt().isAfter(instant)).toList();
        return new IntensitySeries<>(zone, basis, source, issuedAt, known);
    }

    /// This and what the same source said of the same zone at another time, revisions included.
    /// Where the two cut time into different pieces, or contradict each other with the same time of
    /// issue, those of the one issued later stay.
    ///
    /// @throws IllegalArgumentException when zone or source differ
    public IntensitySeries<B> and(IntensitySeries<B> other) {
        if (!zone.equals(other.zone) || !source.equals(other.source)) {
            throw new IllegalArgumentException(
                    "%s of %s cannot be joined with %s of %s"
                            .formatted(source, zone, other.source, other.zone));
        }
        boolean isLater = issuedAt.isAfter(other.issuedAt);
        List<IntensityPoint> both =
                isLater ? Timeline.join(other.points, points) : Timeline.join(points, other.points);
        return new IntensitySeries<>(
                zone, basis, source, isLater ? issuedAt : other.issuedAt, both);
    }

    /// The mean between `from` and `to`, each value weighted by how long it holds; empty when
    /// nothing is known of that time. What is not known does not count, and is told: see
    /// [MeanIntensity#coveredShare].
    ///
    /// @throws IllegalArgumentException when `to` is not after `from`
    public Optional<MeanIntensity<B>> mean(Instant from, Instant to) {
        Timeline.requireOrder(from, to);
        double gramSeconds = 0;
        Duration covered = Duration.ZERO;
        Quality quality = Quality.MEASURED;
        for (IntensityPoint point : current()) {
            Duration overlap = point.overlap(from, to);
            if (overlap.isPositive()) {
                gramSeconds += point.intensity().value() * seconds(overlap);
                covered = covered.plus(overlap);
                quality = quality.worse(point.quality());
            }
        }
        if (covered.isZero()) {
            return Optional.empty();
        }
        GramsPerKwh mean = new GramsPerKwh(gramSeconds / seconds(covered));
        return Optional.of(
                new MeanIntensity<>(basis, mean, quality, covered, Duration.between(from, to)));
    }

    private static double seconds(Duration duration) {
        return duration.toSeconds() + duration.toNanosPart() / 1e9;
    }
}
