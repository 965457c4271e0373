package io.heliotrope.signals.recorded;

import io.heliotrope.model.Curve;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Forecasts of carbon intensity as they were issued: columns `issued_utc`, `region`, and `h0`,
/// `h1` and so on, g/kWh of the hour that begins so many hours after the issue.
///
/// Rows may have empty cells at their end: such a forecast is shorter. Immutable; safe from any
/// thread.
public final class IntensityForecasts {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final double MOST_GRAMS = 3_000;
    private static final String ISSUED = "issued_utc";
    private static final String REGION = "region";

    private final Map<String, NavigableMap<Instant, Curve>> issues;

    private IntensityForecasts(Map<String, NavigableMap<Instant, Curve>> issues) {
        this.issues = issues;
    }

    /// Reads the file; every problem is reported, up to the limit.
    public static Parsed<IntensityForecasts> read(Path path) {
        Problems problems = new Problems();
        Map<String, NavigableMap<Instant, Curve>> issues = new TreeMap<>();
        CsvTable table = CsvTable.read(path, problems);
        int @Nullable [] columns =
                table == null ? null : table.columns(problems, names(table).toArray(String[]::new));
        if (table != null && columns != null) {
            Cells cells = new Cells(table, problems);
            for (CsvTable.Row row : table.rows()) {
                if (problems.full()) {
                    break;
                }
                add(cells, row, columns, issues);
            }
        }
        return problems.unless(() -> new IntensityForecasts(issues));
    }

    /// As many hours as the header has one after the other, at least one.
    private static List<String> names(CsvTable table) {
        List<String> names = new ArrayList<>(List.of(ISSUED, REGION, "h0"));
        for (int hour = 1; table.header().contains("h" + hour); hour++) {
            names.add("h" + hour);
        }
        return names;
    }

    private static void add(
            Cells cells,
            CsvTable.Row row,
            int[] columns,
            Map<String, NavigableMap<Instant, Curve>> issues) {
        Instant issued = cells.time(row, columns[0]);
        double[] grams = grams(cells, row, columns);
        if (issued == null || grams.length == 0) {
            return;
        }
        Curve before =
                issues.computeIfAbsent(cells.text(row, columns[1]), name -> new TreeMap<>())
                        .put(issued, new Curve(issued, HOUR, grams));
        if (before != null) {
            cells.wrong(row, columns[0], "every issue of a region once");
        }
    }

    private static double[] grams(Cells cells, CsvTable.Row row, int[] columns) {
        int end = columns.length;
        while (end > 2 && cells.text(row, columns[end - 1]).isEmpty()) {
            end--;
        }
        double[] grams = new double[end - 2];
        for (int i = 0; i < grams.length; i++) {
            OptionalDouble value = cells.number(row, columns[i + 2], 0, MOST_GRAMS, "g/kWh");
            if (value.isEmpty()) {
                return new double[0];
            }
            grams[i] = value.getAsDouble();
        }
        return grams;
    }

    /// The regions that there are forecasts of, as the file calls them.
    public Set<String> regions() {
        return Set.copyOf(issues.keySet());
    }

    /// The last forecast of a region that was issued at a moment or before, by the hour from its
    /// issue on.
    public Optional<Curve> knownAt(String region, Instant moment) {
        NavigableMap<Instant, Curve> all = issues.get(region);
        return Optional.ofNullable(all == null ? null : all.floorEntry(moment))
                .map(Map.Entry::getValue);
    }
}
