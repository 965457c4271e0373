package io.heliotrope.orchestrator.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// A small scenario of our own: two regions, one cleanest at noon and one at night, forty days, and
/// two jobs an hour that may wait for half a day.
final class SmallDays {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private SmallDays() {}

    /// Writes it with its files; tells where the scenario file lies.
    static Path write(Path folder) throws IOException {
        StringBuilder grams = new StringBuilder("time_utc,DE,SE\n");
        for (int hour = 0; hour < 40 * 24; hour++) {
            double day = Math.cos((hour % 24 - 13) * Math.PI / 12);
            grams.append(
                    String.format(
                            Locale.ROOT,
                            "%s,%.1f,%.1f%n",
                            START.plus(Duration.ofHours(hour))
                                    .toString()
                                    .replace("T", " ")
                                    .replace("Z", ""),
                            400 - 100 * day,
                            360 + 60 * day));
        }
        Files.writeString(folder.resolve("grams.csv"), grams);
        StringBuilder jobs = new StringBuilder("episode,hour,origin,batch\n");
        for (int hour = 0; hour < 192; hour++) {
            jobs.append("0,").append(hour).append(",DE,2\n");
        }
        Files.writeString(folder.resolve("jobs.csv"), jobs);
        return Files.writeString(
                folder.resolve("small.yaml"),
                """
                name: small
                about: two jobs an hour
                signals: { intensity: grams.csv }
                regions:
                  de: { column: DE, area: EU }
                  se: { column: SE, area: EU }
                slot: 1h
                capacity: 3
                episodes: { start: 2026-01-31T00:00:00Z, length: 9d }
                jobs:
                  all:
                    file: jobs.csv
                    episode: episode
                    hour: hour
                    origin: origin
                    length: 1h
                    power: 1kW
                    interruptible: true
                    classes:
                      batch: { column: batch, deadline: 12h, regions: any }
                yardstick: { bar: 50%, goal: 90% }
                """);
    }
}
