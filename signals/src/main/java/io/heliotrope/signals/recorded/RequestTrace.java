package io.heliotrope.signals.recorded;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Arrivals of requests with their token counts: columns `TIMESTAMP,ContextTokens,GeneratedTokens`.
///
/// In the order of time; at least one.
public record RequestTrace(String file, List<Request> requests) {
    private static final int MOST_TOKENS = 10_000_000;

    /// One request: `promptTokens` in, `outputTokens` out.
    public record Request(Instant at, int promptTokens, int outputTokens) {}

    public RequestTrace {
        requests = List.copyOf(requests);
        if (requests.isEmpty()) {
            throw new IllegalArgumentException("a trace has at least one request");
        }
    }

    /// From the first arrival to the last.
    public Duration span() {
        return Duration.between(requests.getFirst().at(), requests.getLast().at());
    }

    /// Reads the file; every problem is reported, up to the limit.
    public static Parsed<RequestTrace> read(Path path) {
        Problems problems = new Problems();
        List<Request> requests = new ArrayList<>();
        CsvTable table = CsvTable.read(path, problems);
        int[] columns =
                table == null
                        ? null
                        : table.columns(problems, "TIMESTAMP", "ContextTokens", "GeneratedTokens");
        if (table != null && columns != null) {
            Cells cells = new Cells(table, problems);
            Instant last = Instant.MIN;
            for (CsvTable.Row row : table.rows()) {
                if (problems.full()) {
                    break;
                }
                Instant at = cells.time(row, columns[0]);
                int prompt = cells.whole(row, columns[1], MOST_TOKENS, "tokens of the prompt");
                int output = cells.whole(row, columns[2], MOST_TOKENS, "tokens of the answer");
                if (at != null && at.isBefore(last)) {
                    cells.wrong(row, columns[0], "a time not before the line above (" + last + ")");
                } else if (at != null) {
                    last = at;
                    requests.add(new Request(at, Math.max(0, prompt), Math.max(0, output)));
                }
            }
        }
        return problems.unless(() -> new RequestTrace(CsvTable.name(path), requests));
    }
}
