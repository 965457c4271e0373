package io.heliotrope.signals.series;

import io.heliotrope.model.GramsPerKwh;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.Quality;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Series for tests, whose time is told in minutes after noon.
final class SeriesSamples {
    static final GridZone ZONE = new GridZone("DE");
    static final Instant NOON = Instant.parse("2026-03-06T12:00:00Z");

    private SeriesSamples() {}

    static Instant at(double minutes) {
        return NOON.plus(Duration.ofMillis(Math.round(minutes * 60_000)));
    }

    static IntensityPoint point(double fromMinute, double toMinute, double grams) {
        return point(fromMinute, toMinute, grams, NOON);
    }

    static IntensityPoint point(
            double fromMinute, double toMinute, double grams, Instant updatedAt) {
        return point(fromMinute, toMinute, grams, updatedAt, Quality.MEASURED);
    }

    static IntensityPoint point(
            double fromMinute, double toMinute, double grams, Instant updatedAt, Quality quality) {
        return new IntensityPoint(
                at(fromMinute),
                at(toMinute),
                new GramsPerKwh(grams),
                Spread.Untold.UNTOLD,
                quality,
                "",
                updatedAt);
    }

    static IntensitySeries<Lifecycle> lifecycle(IntensityPoint... points) {
        return new IntensitySeries<>(ZONE, Lifecycle.LIFECYCLE, "test", NOON, List.of(points));
    }
}
