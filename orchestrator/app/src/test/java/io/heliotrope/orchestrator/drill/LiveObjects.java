package io.heliotrope.orchestrator.drill;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Bytes of a process's live objects by class, after a full collection.
///
/// What a compacting collector leaves between them so that it need not move all is listed like an
/// object, and is none: up to a quarter of a small heap.
record LiveObjects(Map<String, Long> bytesByClass) {
    private static final Pattern LINE =
            Pattern.compile("(?m)^ *[0-9]+: +[0-9]+ +([0-9]+) +([^ \\r\\n]+)");

    private static final String FILLER = "[Ljdk.internal.vm.FillerElement;";

    LiveObjects {
        bytesByClass = Map.copyOf(bytesByClass);
    }

    /// Asks the process, which stands still meanwhile.
    static LiveObjects of(long pid) throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process process =
                new ProcessBuilder(jcmd.toString(), Long.toString(pid), "GC.class_histogram")
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new IOException("no histogram of process " + pid + ": " + said);
        }
        return parse(said);
    }

    /// Reads what `jcmd PID GC.class_histogram` prints.
    static LiveObjects parse(String histogram) {
        Map<String, Long> bytes = new TreeMap<>();
        Matcher line = LINE.matcher(histogram);
        while (line.find()) {
            if (!line.group(2).equals(FILLER)) {
                bytes.merge(line.group(2), Long.parseLong(line.group(1)), Long::sum);
            }
        }
        return new LiveObjects(bytes);
    }

    long bytes() {
        return bytesByClass.values().stream().mapToLong(Long::longValue).sum();
    }

    /// The `most` classes that grew most, a line each.
    List<String> grownSince(LiveObjects before, int most) {
        return bytesByClass.entrySet().stream()
                .map(now ->
                        Map.entry(
                                now.getKey(),
                                now.getValue()
                                        - before.bytesByClass().getOrDefault(now.getKey(), 0L)))
                .filter(grown -> grown.getValue() > 0)
                .sorted(Comparator.comparing(Map.Entry<String, Long>::getValue).reversed())
                .limit(most)
                .map(grown -> "%+,12d %s".formatted(grown.getValue(), grown.getKey()))
                .toList();
    }
}
