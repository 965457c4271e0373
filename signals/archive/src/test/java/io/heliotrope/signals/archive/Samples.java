package io.heliotrope.signals.archive;

import io.heliotrope.model.GridZone;
import io.heliotrope.model.Quality;
import io.heliotrope.signals.store.Kind;
import io.heliotrope.signals.store.KnownSignals;
import io.heliotrope.signals.store.SeriesKey;
import io.heliotrope.signals.store.Signal;
import io.heliotrope.signals.store.SignalQuery;
import io.heliotrope.signals.store.SignalRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// Rows for tests, whose time is told in minutes after noon of 2026-11-22.
final class Samples {
    static final GridZone DE = new GridZone("DE");
    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    static final double A_DAY = 24 * 60;

    private Samples() {}

    static Instant at(double minutes) {
        return NOON.plus(Duration.ofMillis(Math.round(minutes * 60_000)));
    }

    /// Five minutes of `zone` from `from` on, received then.
    static SignalRow row(GridZone zone, double from, double grams) {
        return row(zone, from, grams, from, from);
    }

    static SignalRow row(GridZone zone, double from, double grams, double issued, double received) {
        SeriesKey key =
                SeriesKey.of(zone, Signal.CARBON_INTENSITY, Kind.AVERAGE_DIRECT, "energinet");
        return SignalRow.plain(
                key, at(issued), at(received), at(from), at(from + 5), grams, Quality.MEASURED);
    }

    /// Every row of a zone.
    static SignalQuery everything(GridZone zone) {
        return SignalQuery.of(zone, Instant.parse("1970-01-01T00:00:00Z"), at(1e7)).revisions();
    }

    static List<SignalRow> all(KnownSignals signals) throws IOException {
        return signals.list(everything(DE));
    }

    /// The files of an archive below its folder, in order, but for the lock.
    static List<String> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .filter(name -> !name.equals("writer.lock"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
