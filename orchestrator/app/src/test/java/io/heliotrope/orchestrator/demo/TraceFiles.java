package io.heliotrope.orchestrator.demo;

import io.heliotrope.orchestrator.start.DemoOptions.Source.Traces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Writes small files of a trace to test on.
record TraceFiles(Path folder) {
    static final Instant START = Instant.parse("2023-05-01T00:00:00Z");

    /// `areas` holds one residency area for each region `r0`, `r1`, ...
    TraceFiles regions(List<String> areas) {
        StringBuilder text = new StringBuilder("region,zone,residency,utc_offset_h\n");
        for (int i = 0; i < areas.size(); i++) {
            text.append("r%d,Z%d,%s,%d\n".formatted(i, i, areas.get(i), i % 24 - 10));
        }
        return write("regions.csv", text.toString());
    }

    /// 10 ms between neighbours, 1 ms within.
    TraceFiles rtt(int regions) {
        StringBuilder text = new StringBuilder("sending_region," + names(regions) + "\n");
        for (int from = 0; from < regions; from++) {
            int row = from;
            String cells =
                    IntStream.range(0, regions)
                            .mapToObj(to -> Integer.toString(1 + 10 * Math.abs(row - to)))
                            .collect(Collectors.joining(","));
            text.append("r%d,%s\n".formatted(from, cells));
        }
        return write("rtt.csv", text.toString());
    }

    TraceFiles intensity(int regions, int hours) {
        StringBuilder text = new StringBuilder("time_utc," + names(regions) + "\n");
        for (int hour = 0; hour < hours; hour++) {
            int base = hour;
            String cells =
                    IntStream.range(0, regions)
                            .mapToObj(r -> Integer.toString(100 + 10 * r + base % 24))
                            .collect(Collectors.joining(","));
            text.append("%s,%s\n".formatted(START.plus(Duration.ofHours(hour)), cells));
        }
        return write("ci.csv", text.toString());
    }

    /// `count` requests, `apart` seconds apart.
    TraceFiles requests(int count, int apart) {
        StringBuilder text = new StringBuilder("TIMESTAMP,ContextTokens,GeneratedTokens\n");
        Instant first = Instant.parse("2023-11-16T18:00:00Z");
        for (int i = 0; i < count; i++) {
            Instant at = first.plusSeconds((long) i * apart);
            text.append("%s,%d,%d\n".formatted(at, 100 + i, 1 + i % 300));
        }
        return write("llm.csv", text.toString());
    }

    TraceFiles batch(String rows) {
        return write("batch.csv", "episode,hour,origin,batch_gpu_hours\n" + rows);
    }

    TraceFiles write(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The files as options; a batch file counts when it was written.
    Traces traces() {
        return from(null);
    }

    Traces from(@Nullable Instant from) {
        Path batch = folder.resolve("batch.csv");
        return new Traces(
                folder.resolve("regions.csv"),
                folder.resolve("rtt.csv"),
                folder.resolve("ci.csv"),
                folder.resolve("llm.csv"),
                Files.exists(batch) ? batch : null,
                from);
    }

    private static String names(int regions) {
        return IntStream.range(0, regions).mapToObj(i -> "r" + i).collect(Collectors.joining(","));
    }
}
