package io.heliotrope.signals.recorded;

import io.heliotrope.model.RegionId;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SequencedSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Round-trip times in ms: a row per sender (`sending_region` or `region`), a column per receiver.
///
/// Square, and complete: every region is a row and a column. It need not be symmetric.
public record RttMatrix(String file, Map<RegionId, Map<RegionId, Double>> millis) {
    private static final double MOST_MILLIS = 60_000;
    private static final List<String> FIRST_COLUMN = List.of("sending_region", "region");

    public RttMatrix {
        Map<RegionId, Map<RegionId, Double>> copy = new HashMap<>();
        millis.forEach((from, row) -> copy.put(from, Map.copyOf(row)));
        millis = Map.copyOf(copy);
    }

    /// The round trip in ms; empty when one of the two is not in the matrix.
    public OptionalDouble millis(RegionId from, RegionId to) {
        Double value = millis.getOrDefault(from, Map.of()).get(to);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    public Set<RegionId> regions() {
        return millis.keySet();
    }

    /// Reads the file; every problem is reported, up to the limit.
    public static Parsed<RttMatrix> read(Path path) {
        Problems problems = new Problems();
        Map<RegionId, Map<RegionId, Double>> rows = new LinkedHashMap<>();
        CsvTable table = CsvTable.read(path, problems);
        if (table != null) {
            SequencedSet<RegionId> receivers = receivers(table, problems);
            if (receivers != null) {
                Cells cells = new Cells(table, problems);
                for (CsvTable.Row row : table.rows()) {
                    readRow(cells, row, List.copyOf(receivers), rows);
                }
                receivers.stream()
                        .filter(region -> problems.none() && !rows.containsKey(region))
                        .forEach(region ->
                                problems.add(
                                        table.file(),
                                        0,
                                        region.value(),
                                        "no such row",
                                        "a row for every column"));
            }
        }
        return problems.unless(() -> new RttMatrix(CsvTable.name(path), rows));
    }

    private static @Nullable SequencedSet<RegionId> receivers(CsvTable table, Problems problems) {
        if (!FIRST_COLUMN.contains(table.header().getFirst())) {
            problems.add(
                    table.file(),
                    1,
                    table.header().getFirst(),
                    table.header().getFirst(),
                    "sending_region as first column, then a column per region");
            return null;
        }
        SequencedSet<RegionId> receivers = new LinkedHashSet<>();
        for (String column : table.header().subList(1, table.header().size())) {
            RegionId region = RegionNames.id(column);
            if (region == null || !receivers.add(region)) {
                problems.add(table.file(), 1, column, column, RegionNames.EXPECTED + ", each once");
            }
        }
        return receivers.size() == table.header().size() - 1 ? receivers : null;
    }

    private static void readRow(
            Cells cells,
            CsvTable.Row row,
            List<RegionId> receivers,
            Map<RegionId, Map<RegionId, Double>> rows) {
        RegionId sender = RegionNames.id(cells.text(row, 0));
        if (sender == null || !receivers.contains(sender)) {
            cells.wrong(row, 0, "a region that is also a column");
            return;
        }
        if (rows.containsKey(sender)) {
            cells.wrong(row, 0, "every region once");
            return;
        }
        Map<RegionId, Double> times = new HashMap<>();
        for (int i = 0; i < receivers.size(); i++) {
            RegionId receiver = receivers.get(i);
            cells.number(row, i + 1, 0, MOST_MILLIS, "a round trip in ms")
                    .ifPresent(ms -> times.put(receiver, ms));
        }
        rows.put(sender, times);
    }
}
