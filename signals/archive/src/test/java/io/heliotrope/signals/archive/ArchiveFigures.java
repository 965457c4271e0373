package io.heliotrope.signals.archive;

import io.heliotrope.model.GridZone;
import io.heliotrope.model.Quality;
import io.heliotrope.signals.store.Kind;
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
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Prints what a day of 30 zones costs: a value each five minutes, a forecast of 96 hours each
/// hour. No test: run it by hand, in an empty folder, its only argument.
final class ArchiveFigures {
    private static final int ZONES = 30;
    private static final int SLOTS = 288;
    private static final Instant BEGIN = Instant.parse("2026-11-22T00:00:00Z");

    private final RandomGenerator random = new SplittableRandom(1);
    private final List<GridZone> zones =
            IntStream.range(0, ZONES).mapToObj(i -> new GridZone("ZONE-" + i)).toList();

    private ArchiveFigures() {}

    public static void main(String[] arguments) throws IOException {
        new ArchiveFigures().run(Path.of(arguments[0]));
    }

    private void run(Path folder) throws IOException {
        try (ArrowArchive archive = ArrowArchive.open(folder, ArchiveSettings.usual())) {
            long rows = 0;
            long begun = System.nanoTime();
            for (int slot = 0; slot < SLOTS; slot++) {
                for (GridZone zone : zones) {
                    rows += archive.append(told(zone, slot)).stored();
                }
            }
            say("%d rows in %d appends".formatted(rows, ZONES * SLOTS));
            say(
                    "append, fsync and merges of 32: %.2f ms each"
                            .formatted(millis(begun) / (ZONES * SLOTS)));
            size("before the day is merged", folder, rows);
            long merging = System.nanoTime();
            archive.tidy(BEGIN.plus(Duration.ofDays(1)));
            say("merge of the past day: %.0f ms".formatted(millis(merging)));
            size("after", folder, rows);
            read(folder);
            export(archive, folder.resolve("all.parquet"), ParquetOutput::file);
            export(archive, folder.resolve("all.export"), ArrowOutput::file);
        }
    }

    private List<SignalRow> told(GridZone zone, int slot) {
        Instant now = BEGIN.plus(Duration.ofMinutes(5L * slot));
        SeriesKey measured =
                SeriesKey.of(zone, Signal.CARBON_INTENSITY, Kind.AVERAGE_LIFECYCLE, "neso");
        List<SignalRow> rows = new ArrayList<>();
        rows.add(row(measured, now, now, 5, Quality.MEASURED));
        if (slot % 12 == 0) {
            SeriesKey expected =
                    SeriesKey.of(
                            zone,
                            Signal.CARBON_INTENSITY,
                            Kind.AVERAGE_LIFECYCLE,
                            "model:ridge-blend");
            for (int hour = 0; hour < 96; hour++) {
                Instant from = now.plus(Duration.ofHours(hour));
                rows.add(row(expected, from, now, 60, Quality.FORECAST));
            }
        }
        return rows;
    }

    private SignalRow row(SeriesKey key, Instant from, Instant now, int minutes, Quality quality) {
        double grams = Math.round(random.nextDouble(20, 600) * 10) / 10.0;
        boolean isForecast = quality == Quality.FORECAST;
        return new SignalRow(
                key,
                now,
                now.plusSeconds(2),
                from,
                from.plus(Duration.ofMinutes(minutes)),
                grams,
                isForecast ? grams * 0.9 : Double.NaN,
                isForecast ? grams * 1.1 : Double.NaN,
                false,
                "",
                quality);
    }

    private void read(Path folder) throws IOException {
        Instant end = BEGIN.plus(Duration.ofDays(5));
        try (ArchiveReader reader = ArchiveReader.open(folder)) {
            for (String pass : List.of("first", "second", "third")) {
                long begun = System.nanoTime();
                long rows = 0;
                for (GridZone zone : zones) {
                    SignalQuery query = SignalQuery.of(zone, BEGIN, end);
                    rows +=
                            reader.read(query.knownAt(BEGIN.plus(Duration.ofHours(14))), _ -> {})
                                    .rows();
                }
                say(
                        "what was known at 14:00, %s time: %.1f ms a zone, %d rows in all"
                                .formatted(pass, millis(begun) / ZONES, rows));
            }
        }
    }

    private void export(ArrowArchive archive, Path file, ExportFile.Format format)
            throws IOException {
        long begun = System.nanoTime();
        long rows = 0;
        try (ExportFile out = ExportFile.begin(file, format)) {
            for (GridZone zone : zones) {
                SignalQuery query = SignalQuery.of(zone, BEGIN, BEGIN.plus(Duration.ofDays(9)));
                rows += archive.read(query.revisions(), out).rows();
            }
            out.finish();
        }
        say("%s: %.0f ms".formatted(file.getFileName(), millis(begun)));
        size(String.valueOf(file.getFileName()), file, rows);
    }

    private static void size(String what, Path path, long rows) throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            long bytes = all.stream().mapToLong(ArchiveFigures::bytes).sum();
            say(
                    "%s: %d files, %.2f MB, %.0f bytes a row"
                            .formatted(what, all.size(), bytes / 1e6, (double) bytes / rows));
        }
    }

    private static long bytes(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double millis(long begun) {
        return (System.nanoTime() - begun) / 1e6;
    }

    private static void say(String sentence) {
        System.out.println(sentence);
    }
}
