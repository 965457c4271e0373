package io.heliotrope.signals.recorded;

import io.heliotrope.signals.accounting.EmbodiedFigures.Figure;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// An operator's embodied carbon: columns `accelerator`, `kg_per_slot`, `years`, `source`, a row a
/// kind of accelerator.
public final class EmbodiedFile {
    private static final double LEAST = 1e-3;
    private static final double MOST_KG = 100_000;
    private static final double MOST_YEARS = 30;

    private EmbodiedFile() {}

    /// Reads the file; every problem is reported, up to the limit.
    public static Parsed<Map<String, Figure>> read(Path path) {
        Problems problems = new Problems();
        Map<String, Figure> figures = new TreeMap<>();
        CsvTable table = CsvTable.read(path, problems);
        int @Nullable [] columns =
                table == null
                        ? null
                        : table.columns(problems, "accelerator", "kg_per_slot", "years", "source");
        if (table != null && columns != null) {
            Cells cells = new Cells(table, problems);
            for (CsvTable.Row row : table.rows()) {
                if (problems.full()) {
                    break;
                }
                read(cells, row, columns, figures);
            }
        }
        return problems.unless(() -> figures);
    }

    private static void read(
            Cells cells, CsvTable.Row row, int[] columns, Map<String, Figure> figures) {
        String name = cells.text(row, columns[0]);
        OptionalDouble kilograms =
                cells.number(row, columns[1], LEAST, MOST_KG, "kg of making one slot");
        OptionalDouble years =
                cells.number(row, columns[2], LEAST, MOST_YEARS, "years of its life");
        String source = cells.text(row, columns[3]);
        if (name.isEmpty()) {
            cells.wrong(row, columns[0], "the name of an accelerator");
        } else if (source.isEmpty()) {
            cells.wrong(row, columns[3], "who says so");
        } else if (kilograms.isPresent() && years.isPresent()) {
            Figure figure = new Figure(kilograms.getAsDouble(), years.getAsDouble(), source);
            if (figures.put(name, figure) != null) {
                cells.wrong(row, columns[0], "each accelerator once");
            }
        }
    }
}
