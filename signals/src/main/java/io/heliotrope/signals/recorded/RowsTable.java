package io.heliotrope.signals.recorded;

import io.heliotrope.model.RegionId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// Rows of numbers under names of the asker's choice, and perhaps a region: for files whose columns
/// a scenario names.
public record RowsTable(String file, List<Row> rows) {
    private static final double MOST = 1e15;

    public RowsTable {
        rows = List.copyOf(rows);
    }

    /// One line: the numbers in the order in which they were asked for, and the region if one was.
    public record Row(long line, List<Double> numbers, Optional<RegionId> region) {
        public Row {
            numbers = List.copyOf(numbers);
        }
    }

    /// Reads the columns `names`, numbers of 0 and more, and `region` unless that is empty; every
    /// problem is reported, up to the limit.
    public static Parsed<RowsTable> read(Path path, List<String> names, Optional<String> region) {
        Problems problems = new Problems();
        List<Row> rows = new ArrayList<>();
        CsvTable table = CsvTable.read(path, problems);
        List<String> all = new ArrayList<>(names);
        region.ifPresent(all::add);
        int[] columns = table == null ? null : table.columns(problems, all.toArray(String[]::new));
        if (table != null && columns != null) {
            Cells cells = new Cells(table, problems);
            for (CsvTable.Row row : table.rows()) {
                if (problems.full()) {
                    break;
                }
                List<Double> numbers = numbers(cells, row, columns, names.size());
                RegionId place =
                        region.isEmpty()
                                ? null
                                : RegionNames.id(cells.text(row, columns[names.size()]));
                if (region.isPresent() && place == null) {
                    cells.wrong(row, columns[names.size()], RegionNames.EXPECTED);
                }
                rows.add(new Row(row.line(), numbers, Optional.ofNullable(place)));
            }
        }
        return problems.unless(() -> new RowsTable(CsvTable.name(path), rows));
    }

    private static List<Double> numbers(Cells cells, CsvTable.Row row, int[] columns, int count) {
        List<Double> numbers = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            OptionalDouble value =
                    cells.number(row, columns[i], 0, MOST, cells.table().header().get(columns[i]));
            numbers.add(value.orElse(0));
        }
        return numbers;
    }
}
