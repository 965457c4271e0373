package io.heliotrope.signals.recorded;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the cells of one table, strictly: what does not look right goes to the problems.
record Cells(CsvTable table, Problems problems) {
    private static final Pattern NUMBER =
            Pattern.compile("-?\\d{1,18}(\\.\\d{1,18})?([eE][+-]?\\d{1,3})?");

    private static final DateTimeFormatter TIME =
            new DateTimeFormatterBuilder()
                    .appendPattern("uuuu-MM-dd")
                    .appendPattern("['T'][' ']HH:mm")
                    .optionalStart()
                    .appendPattern(":ss")
                    .optionalStart()
                    .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
                    .optionalEnd()
                    .optionalEnd()
                    .optionalStart()
                    .appendOffset("+HH:MM", "Z")
                    .optionalEnd()
                    .toFormatter()
                    .withResolverStyle(ResolverStyle.STRICT);

    String text(CsvTable.Row row, int column) {
        return row.cells().get(column);
    }

    /// A number from `least` to `most`; empty, with a problem, when it is not one.
    OptionalDouble number(CsvTable.Row row, int column, double least, double most, String meaning) {
        String text = text(row, column);
        if (NUMBER.matcher(text).matches()) {
            double value = Double.parseDouble(text);
            if (value >= least && value <= most) {
                return OptionalDouble.of(value);
            }
        }
        wrong(row, column, meaning + ": a number from " + plain(least) + " to " + plain(most));
        return OptionalDouble.empty();
    }

    /// A whole number from 0 to `most`; -1, with a problem, when it is not one.
    int whole(CsvTable.Row row, int column, int most, String meaning) {
        String text = text(row, column);
        if (NUMBER.matcher(text).matches()) {
            double value = Double.parseDouble(text);
            if (value >= 0 && value <= most && value == Math.rint(value)) {
                return (int) value;
            }
        }
        wrong(row, column, meaning + ": a whole number from 0 to " + most);
        return -1;
    }

    /// A moment in UTC, such as `2022-03-01 00:00:00` or `2022-03-01T00:00Z`; null, with a problem,
    /// else.
    @Nullable Instant time(CsvTable.Row row, int column) {
        try {
            TemporalAccessor parsed = TIME.parse(text(row, column));
            boolean isUtc =
                    !parsed.isSupported(ChronoField.OFFSET_SECONDS)
                            || parsed.get(ChronoField.OFFSET_SECONDS) == 0;
            if (isUtc) {
                return LocalDateTime.from(parsed).toInstant(ZoneOffset.UTC);
            }
        } catch (DateTimeException notATime) {
            // told below, with the cell
        }
        wrong(row, column, "a time in UTC, such as 2022-03-01 00:00:00 or 2022-03-01T00:00Z");
        return null;
    }

    void wrong(CsvTable.Row row, int column, String expected) {
        problems.add(
                table.file(), row.line(), table.header().get(column), text(row, column), expected);
    }

    private static String plain(double bound) {
        return bound == Math.rint(bound) ? Long.toString((long) bound) : Double.toString(bound);
    }
}
