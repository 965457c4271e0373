package io.heliotrope.signals.recorded;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.heliotrope.signals.NearestNames;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The cells of a comma-separated file in UTF-8, every row as wide as the header.
///
/// A byte order mark, CRLF, quoted cells, blank lines and a missing last newline are fine.
record CsvTable(String file, List<String> header, List<CsvTable.Row> rows) {
    private static final long MOST_BYTES = 256L << 20;
    private static final int MOST_ROWS = 2_000_000;
    private static final int MOST_COLUMNS = 1_000;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /// One line of data; cells carry no surrounding blanks.
    record Row(long line, List<String> cells) {}

    /// Reads `file`; null when it cannot be used at all, the reasons are in `problems`.
    static @Nullable CsvTable read(Path file, Problems problems) {
        String name = name(file);
        try {
            if (Files.isDirectory(file)) {
                problems.add(name, 0, "", "a directory", "a CSV file");
                return null;
            }
            if (Files.size(file) > MOST_BYTES) {
                problems.add(
                        name,
                        0,
                        "",
                        Files.size(file) + " bytes",
                        "at most " + MOST_BYTES + " bytes");
                return null;
            }
            try (BufferedReader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                return parse(name, text, problems);
            }
        } catch (NoSuchFileException missing) {
            problems.add(name, 0, "", "no such file", "a readable CSV file");
        } catch (CharacterCodingException garbled) {
            problems.add(name, 0, "", "bytes that are not UTF-8", "a CSV file in UTF-8");
        } catch (IOException failure) {
            problems.add(name, 0, "", failure.toString(), "a readable CSV file");
        }
        return null;
    }

    static String name(Path file) {
        Path last = file.getFileName();
        return last == null ? file.toString() : last.toString();
    }

    private static @Nullable CsvTable parse(String name, BufferedReader text, Problems problems)
            throws IOException {
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
        List<Row> lines = new ArrayList<>();
        try (CsvReader<CsvRecord> csv = reader().ofCsvRecord(text)) {
            for (CsvRecord line : csv) {
                if (lines.size() > MOST_ROWS) {
                    problems.add(
                            name,
                            line.getStartingLineNumber(),
                            "",
                            "more lines",
                            "at most " + MOST_ROWS + " rows");
                    return null;
                }
                lines.add(
                        new Row(
                                line.getStartingLineNumber(),
                                line.getFields().stream().map(String::strip).toList()));
            }
        } catch (CsvParseException broken) {
            long line = lines.isEmpty() ? 1 : lines.getLast().line() + 1;
            problems.add(name, line, "", reason(broken), "comma-separated cells, quotes in pairs");
            return null;
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
        return shaped(name, lines, problems);
    }

    /// Rows of another width pass here, so that all of them can be told.
    private static CsvReader.CsvReaderBuilder reader() {
        return CsvReader.builder().allowMissingFields(true).allowExtraFields(true);
    }

    private static String reason(CsvParseException broken) {
        Throwable cause = broken.getCause() == null ? broken : broken.getCause();
        return String.valueOf(cause.getMessage());
    }

    private static @Nullable CsvTable shaped(String name, List<Row> lines, Problems problems) {
        if (lines.isEmpty()) {
            problems.add(name, 0, "", "an empty file", "a header line and rows");
            return null;
        }
        Row header = lines.getFirst();
        if (!isHeaderSound(name, header, problems)) {
            return null;
        }
        int width = header.cells().size();
        List<Row> rows = new ArrayList<>(lines.size());
        for (Row row : lines.subList(1, lines.size())) {
            if (row.cells().size() == width) {
                rows.add(row);
            } else {
                problems.add(
                        name,
                        row.line(),
                        "",
                        row.cells().size() + " cells",
                        width + " cells, as in the header");
            }
        }
        if (lines.size() == 1) {
            problems.add(name, 0, "", "only a header", "at least one row");
        }
        return new CsvTable(name, header.cells(), List.copyOf(rows));
    }

    private static boolean isHeaderSound(String name, Row header, Problems problems) {
        if (header.cells().size() > MOST_COLUMNS) {
            problems.add(
                    name,
                    header.line(),
                    "",
                    header.cells().size() + " columns",
                    "at most " + MOST_COLUMNS);
            return false;
        }
        Set<String> seen = new HashSet<>();
        boolean sound = true;
        for (String column : header.cells()) {
            if (column.isEmpty()) {
                problems.add(
                        name,
                        header.line(),
                        "",
                        "a column without a name",
                        "a name for every column");
                sound = false;
            } else if (!seen.add(column)) {
                problems.add(name, header.line(), column, column, "every column once");
                sound = false;
            }
        }
        return sound;
    }

    /// Where each of `names` stands in the header; null when one is missing, with the reason in
    /// `problems`.
    int @Nullable [] columns(Problems problems, String... names) {
        int[] at = new int[names.length];
        boolean complete = true;
        for (int i = 0; i < names.length; i++) {
            at[i] = header.indexOf(names[i]);
            if (at[i] < 0) {
                complete = false;
                problems.add(
                        file, 1, names[i], String.join(",", header), expected(names[i], names));
            }
        }
        return complete ? at : null;
    }

    private String expected(String missing, String... names) {
        List<String> near = NearestNames.of(missing, header, 1);
        String all = "the comma-separated columns " + String.join(", ", names);
        return near.isEmpty()
                ? all
                : all + " ('" + near.getFirst() + "' is probably " + missing + ")";
    }
}
