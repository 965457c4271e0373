package io.heliotrope.signals.store;

import io.heliotrope.model.GridZone;
import io.heliotrope.model.Quality;
import java.time.Duration;
import java.time.Instant;

/// Rows for tests, whose time is told in minutes after noon.
final class RowSamples {
    static final GridZone DE = new GridZone("DE");
    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    static final SeriesKey LIFECYCLE =
            SeriesKey.of(DE, Signal.CARBON_INTENSITY, Kind.AVERAGE_LIFECYCLE, "electricitymaps");

    private RowSamples() {}

    static Instant at(double minutes) {
        return NOON.plus(Duration.ofMillis(Math.round(minutes * 60_000)));
    }

    static SignalRow row(double from, double to, double grams, double issued, double received) {
        return row(from, to, grams, issued, received, Quality.MEASURED);
    }

    static SignalRow row(
            double from, double to, double grams, double issued, double received, Quality quality) {
        return SignalRow.plain(
                LIFECYCLE, at(issued), at(received), at(from), at(to), grams, quality);
    }
}
