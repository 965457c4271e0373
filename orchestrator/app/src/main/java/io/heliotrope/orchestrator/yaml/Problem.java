package io.heliotrope.orchestrator.yaml;

import java.util.Comparator;

/// One thing wrong with the settings: where it stands, what was found and what was expected.
///
/// `source` is a file's name or an environment variable; `line` and `column` count from 1 and are 0
/// where there is none.
public record Problem(String source, int line, int column, String message)
        implements Comparable<Problem> {
    private static final Comparator<Problem> ORDER =
            Comparator.comparing(Problem::source)
                    .thenComparingInt(Problem::line)
                    .thenComparingInt(Problem::column)
                    .thenComparing(Problem::message);

    @Override
    public int compareTo(Problem other) {
        return ORDER.compare(this, other);
    }

    /// `file:line:column: message`, as compilers write it and editors open it.
    @Override
    public String toString() {
        return line == 0
                ? source + ": " + message
                : source + ":" + line + ":" + column + ": " + message;
    }
}
