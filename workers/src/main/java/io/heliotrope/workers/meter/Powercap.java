package io.heliotrope.workers.meter;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/// The energy counters of CPU packages that Linux shows under `/sys/class/powercap` (RAPL, on Intel
/// and AMD).
///
/// Packages are summed. Their sub-domains (`intel-rapl:0:0`: cores, uncore, memory) are not, since
/// most are part of the package, and neither is `psys`, which holds the packages. Counters run over
/// at `max_energy_range_uj`. A counter that fell is taken to have run over when the power that
/// follows is one that a package can draw; else it was set back, and nothing is told of the time
/// since the last look.
public final class Powercap implements PowerSource {
    /// Where Linux shows the counters.
    public static final Path ROOT = Path.of("/sys/class/powercap");

    /// More than any package draws.
    static final double MOST_WATTS = 3000;

    private static final Pattern ZONE = Pattern.compile("intel-rapl:[0-9]+");
    private static final double MICRO = 1e-6;
    private static final double NANO = 1e-9;
    private static final int LONGEST_FILE = 64;

    private final Path root;
    private final LongSupplier nanos;
    private final TreeMap<Path, Counter> packages = new TreeMap<>();
    private double joules;
    private long lookedAt;

    /// One package: where it runs over, NaN when that is not told, and what it showed last, both in
    /// microjoules.
    private record Counter(double range, double shown) {}

    /// Looks under `root`; `nanos` is a clock that never steps back.
    public Powercap(Path root, LongSupplier nanos) {
        this.root = root;
        this.nanos = nanos;
    }

    @Override
    public String method() {
        return "meter:powercap";
    }

    @Override
    public Look look() {
        try {
            return packages.isEmpty() ? first() : next();
        } catch (IOException | NumberFormatException e) {
            packages.clear();
            return new Look.Blind(why(e));
        }
    }

    private Look first() throws IOException {
        List<Path> zones = zones();
        if (zones.isEmpty()) {
            return new Look.Blind(
                    "there is no package among the energy counters under "
                            + root
                            + ": this machine has none, or does not show them; choose another meter, or none");
        }
        lookedAt = nanos.getAsLong();
        for (Path zone : zones) {
            packages.put(zone, new Counter(range(zone), number(zone.resolve("energy_uj"))));
        }
        return new Look.Counted(joules, packages.size());
    }

    private List<Path> zones() throws IOException {
        List<Path> zones = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(root, "intel-rapl:*")) {
            for (Path zone : all) {
                if (ZONE.matcher(zone.getFileName().toString()).matches()
                        && text(zone.resolve("name")).startsWith("package")) {
                    zones.add(zone);
                }
            }
        }
        return zones;
    }

    private static double range(Path zone) throws IOException {
        Path file = zone.resolve("max_energy_range_uj");
        return Files.exists(file) ? number(file) : Double.NaN;
    }

    private Look next() throws IOException {
        long now = nanos.getAsLong();
        double seconds = (now - lookedAt) * NANO;
        double drawn = 0;
        String broken = "";
        for (var one : packages.entrySet()) {
            double shown = number(one.getKey().resolve("energy_uj"));
            double step = step(one.getValue(), shown, seconds);
            if (Double.isNaN(step)) {
                broken =
                        "energy counter %s fell from %.0f to %.0f uJ and did not run over: it was set back"
                                .formatted(one.getKey(), one.getValue().shown(), shown);
            }
            drawn += step;
            one.setValue(new Counter(one.getValue().range(), shown));
        }
        lookedAt = now;
        if (!broken.isEmpty()) {
            return new Look.Blind(broken);
        }
        joules += drawn;
        return new Look.Counted(joules, packages.size());
    }

    /// Joules from what a counter showed last to `shown`, NaN when it was set back.
    private static double step(Counter last, double shown, double seconds) {
        if (shown >= last.shown()) {
            return (shown - last.shown()) * MICRO;
        }
        double over = (shown - last.shown() + last.range()) * MICRO;
        return over >= 0 && over <= MOST_WATTS * seconds ? over : Double.NaN;
    }

    private static double number(Path file) throws IOException {
        String text = text(file);
        try {
            return Long.parseUnsignedLong(text);
        } catch (NumberFormatException e) {
            throw new NumberFormatException(
                    file + " held '" + text + "', expected a whole number of microjoules");
        }
    }

    /// Files here say a few bytes.
    private static String text(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(LONGEST_FILE), StandardCharsets.US_ASCII).strip();
        }
    }

    static String why(Exception problem) {
        return switch (problem) {
            case AccessDeniedException denied ->
                    "energy counter "
                            + denied.getFile()
                            + " may not be read: since Linux 5.10 only root may; let the worker's user read it, by a udev rule or chmod o+r at each start of the machine";
            case NoSuchFileException missing ->
                    "energy counter "
                            + missing.getFile()
                            + " is not there: Linux shows RAPL where the machine has it and its driver is loaded; choose another meter, or none";
            default -> "energy counters cannot be read: " + problem.getMessage();
        };
    }
}
