package io.heliotrope.signals.recorded;

import io.heliotrope.model.Curve;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SequencedMap;

/// Numbers by time: a first column with the start of each step, then a column per series.
///
/// The time column is `time_utc`; where [Kind#clocks] allows it, also `time`, a clock that the file
/// does not name and that is then taken as it stands. Steps of 15, 30 or 60 minutes follow each
/// other without a gap; which it is, is found in the file. An empty cell is a value that is not
/// known; zero is a value.
public record SeriesTable(
        String file, Instant start, Duration step, int steps, SequencedMap<String, Curve> series) {
    public SeriesTable {
        series = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(series));
    }

    /// Which numbers a file holds: `meaning` with their unit, and their bounds. `clocks` are the
    /// names that the time column may have.
    public record Kind(
            double least, double most, String meaning, List<String> clocks, String columns) {
        private static final String TIME = "time_utc";

        /// Carbon intensity.
        static final Kind GRAMS =
                new Kind(
                        0,
                        3_000,
                        "gCO2eq/kWh (empty when not known)",
                        List.of(TIME),
                        "a column per region or zone");

        /// Carbon intensity, with whatever clock.
        public static final Kind GRAMS_BY_ANY_CLOCK =
                new Kind(0, 3_000, GRAMS.meaning(), List.of(TIME, "time"), GRAMS.columns());

        /// Temperatures of the air.
        public static final Kind CELSIUS =
                new Kind(
                        -90,
                        60,
                        "degrees Celsius (empty when not known)",
                        List.of(TIME, "time"),
                        "a column per region");

        public Kind {
            clocks = List.copyOf(clocks);
        }
    }

    /// The end of the last step, exclusive.
    public Instant end() {
        return start.plus(step.multipliedBy(steps));
    }

    /// Reads the file; every problem is reported, up to the limit.
    public static Parsed<SeriesTable> read(Path path, Kind kind) {
        Problems problems = new Problems();
        CsvTable table = CsvTable.read(path, problems);
        if (table == null || !isFirstColumnTime(table, kind, problems)) {
            return problems.unless(SeriesTable::unreachable);
        }
        Cells cells = new Cells(table, problems);
        TimeAxis axis = TimeAxis.read(cells);
        double[][] values = values(cells, kind);
        return problems.unless(() -> of(table, axis, values));
    }

    private static SeriesTable unreachable() {
        throw new IllegalStateException("a file without a table has a problem");
    }

    private static boolean isFirstColumnTime(CsvTable table, Kind kind, Problems problems) {
        String first = table.header().getFirst();
        if (kind.clocks().contains(first) && table.header().size() > 1) {
            return true;
        }
        problems.add(
                table.file(),
                1,
                first,
                first,
                String.join(" or ", kind.clocks()) + " as first column, then " + kind.columns());
        return false;
    }

    private static double[][] values(Cells cells, Kind kind) {
        CsvTable table = cells.table();
        int series = table.header().size() - 1;
        double[][] values = new double[series][table.rows().size()];
        for (int i = 0; i < table.rows().size() && !cells.problems().full(); i++) {
            CsvTable.Row row = table.rows().get(i);
            for (int s = 0; s < series; s++) {
                values[s][i] = value(cells, row, s + 1, kind);
            }
        }
        return values;
    }

    private static double value(Cells cells, CsvTable.Row row, int column, Kind kind) {
        if (cells.text(row, column).isEmpty()) {
            return Double.NaN;
        }
        OptionalDouble value = cells.number(row, column, kind.least(), kind.most(), kind.meaning());
        return value.orElse(Double.NaN);
    }

    private static SeriesTable of(CsvTable table, TimeAxis axis, double[][] values) {
        SequencedMap<String, Curve> curves = new LinkedHashMap<>();
        List<String> names = List.copyOf(table.header().subList(1, table.header().size()));
        for (int s = 0; s < names.size(); s++) {
            curves.put(names.get(s), new Curve(axis.start(), axis.step(), values[s]));
        }
        return new SeriesTable(
                table.file(), axis.start(), axis.step(), table.rows().size(), curves);
    }
}
