package io.heliotrope.signals.recorded;

import io.heliotrope.signals.forecast.TemperatureOutlook;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Temperature forecasts as they were issued: columns `issue_date` (issued at 00:00 UTC), `region`,
/// and `h0`, `h3` ... `h96`, degrees Celsius that many hours later.
///
/// A row with an empty cell is a forecast that is not known.
public final class TemperatureForecasts {
    private static final int STEP_HOURS = 3;
    private static final double COLDEST = -90;
    private static final double HOTTEST = 60;

    private TemperatureForecasts() {}

    /// Reads the file; every problem is reported, up to the limit.
    public static Parsed<TemperatureOutlook> read(Path path) {
        Problems problems = new Problems();
        CsvTable table = CsvTable.read(path, problems);
        int @Nullable [] columns = table == null ? null : table.columns(problems, names());
        if (table == null || columns == null) {
            return problems.unless(() -> new TemperatureOutlook(Map.of()));
        }
        Cells cells = new Cells(table, problems);
        Map<String, Map<Instant, double[]>> celsius = new TreeMap<>();
        for (CsvTable.Row row : table.rows()) {
            if (problems.full()) {
                break;
            }
            Instant issue = issue(cells, row, columns[0]);
            double @Nullable [] points = points(cells, row, columns);
            if (issue != null && points != null) {
                String region = cells.text(row, columns[1]);
                double[] before =
                        celsius.computeIfAbsent(region, name -> new TreeMap<>()).put(issue, points);
                if (before != null) {
                    cells.wrong(row, columns[0], "every region once a day");
                }
            }
        }
        return problems.unless(() -> new TemperatureOutlook(celsius));
    }

    private static String[] names() {
        String[] names = new String[TemperatureOutlook.POINTS + 2];
        names[0] = "issue_date";
        names[1] = "region";
        for (int i = 0; i < TemperatureOutlook.POINTS; i++) {
            names[i + 2] = "h" + i * STEP_HOURS;
        }
        return names;
    }

    private static @Nullable Instant issue(Cells cells, CsvTable.Row row, int column) {
        try {
            return LocalDate.parse(cells.text(row, column))
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant();
        } catch (DateTimeParseException notADate) {
            cells.wrong(row, column, "a date, such as 2021-07-01");
            return null;
        }
    }

    private static double @Nullable [] points(Cells cells, CsvTable.Row row, int[] columns) {
        double[] points = new double[TemperatureOutlook.POINTS];
        for (int i = 0; i < points.length; i++) {
            if (cells.text(row, columns[i + 2]).isEmpty()) {
                return null;
            }
            OptionalDouble value =
                    cells.number(row, columns[i + 2], COLDEST, HOTTEST, "degrees Celsius");
            if (value.isEmpty()) {
                return null;
            }
            points[i] = value.getAsDouble();
        }
        return points;
    }
}
