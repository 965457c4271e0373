package io.heliotrope.signals.recorded;

import io.heliotrope.model.Curve;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.RegionId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;

/// Carbon intensity in gCO2eq/kWh by time: column `time_utc`, then a column per region or zone.
///
/// `time_utc` is the start of a step of 15, 30 or 60 minutes; the step is found in the file. Steps
/// follow each other without a gap. An empty cell is a value that is not known; zero is a value;
/// anything else that is no number from 0 to 3000 is refused.
public record IntensityTable(
        String file,
        Instant start,
        Duration step,
        int steps,
        SequencedMap<String, Curve> gramsPerKwh) {
    private static final double MOST_GRAMS_PER_KWH = 3_000;

    public IntensityTable {
        gramsPerKwh = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(gramsPerKwh));
    }

    /// The end of the last step, exclusive.
    public Instant end() {
        return start.plus(step.multipliedBy(steps));
    }

    /// The series of a region: the column that bears its name, else the one that bears its zone's.
    public Optional<Curve> of(RegionId region, GridZone zone) {
        return gramsPerKwh.entrySet().stream()
                .filter(column -> region.equals(RegionNames.id(column.getKey())))
                .map(Map.Entry::getValue)
                .findFirst()
                .or(() -> Optional.ofNullable(gramsPerKwh.get(zone.value())));
    }

    /// Reads the file; every problem is reported, up to the limit.
    public static Parsed<IntensityTable> read(Path path) {
        Problems problems = new Problems();
        CsvTable table = CsvTable.read(path, problems);
        if (table == null || !isFirstColumnTime(table, problems)) {
            return problems.unless(IntensityTable::unreachable);
        }
        Cells cells = new Cells(table, problems);
        TimeAxis axis = TimeAxis.read(cells);
        double[][] values = values(cells);
        return problems.unless(() -> of(table, axis, values));
    }

    private static IntensityTable unreachable() {
        throw new IllegalStateException("a file without a table has a problem");
    }

    private static boolean isFirstColumnTime(CsvTable table, Problems problems) {
        String first = table.header().getFirst();
        if (first.equals("time_utc") && table.header().size() > 1) {
            return true;
        }
        problems.add(
                table.file(),
                1,
                first,
                first,
                "time_utc as first column, then a column per region or zone");
        return false;
    }

    private static double[][] values(Cells cells) {
        CsvTable table = cells.table();
        int series = table.header().size() - 1;
        double[][] values = new double[series][table.rows().size()];
        for (int i = 0; i < table.rows().size() && !cells.problems().full(); i++) {
            CsvTable.Row row = table.rows().get(i);
            for (int s = 0; s < series; s++) {
                values[s][i] = value(cells, row, s + 1);
            }
        }
        return values;
    }

    private static double value(Cells cells, CsvTable.Row row, int column) {
        if (cells.text(row, column).isEmpty()) {
            return Double.NaN;
        }
        OptionalDouble value =
                cells.number(
                        row, column, 0, MOST_GRAMS_PER_KWH, "gCO2eq/kWh (empty when not known)");
        return value.orElse(Double.NaN);
    }

    private static IntensityTable of(CsvTable table, TimeAxis axis, double[][] values) {
        SequencedMap<String, Curve> curves = new LinkedHashMap<>();
        List<String> names = new ArrayList<>(table.header().subList(1, table.header().size()));
        for (int s = 0; s < names.size(); s++) {
            curves.put(names.get(s), new Curve(axis.start(), axis.step(), values[s]));
        }
        return new IntensityTable(
                table.file(), axis.start(), axis.step(), table.rows().size(), curves);
    }
}
