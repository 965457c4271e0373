package io.heliotrope.signals.recorded;

import java.util.List;
import java.util.stream.Collectors;

/// What came of reading files: all of it, or everything that is wrong with them.
public sealed interface Parsed<T> {
    /// At most this many problems are reported at once.
    int MOST_PROBLEMS = 20;

    /// The files are sound.
    record Sound<T>(T value) implements Parsed<T> {}

    /// The files were refused; `problems` holds 1 to [#MOST_PROBLEMS], in the order of the files.
    record Refused<T>(List<MalformedFile> problems) implements Parsed<T> {
        public Refused {
            problems = List.copyOf(problems);
            if (problems.isEmpty() || problems.size() > MOST_PROBLEMS) {
                throw new IllegalArgumentException(
                        "a refusal has 1 to "
                                + MOST_PROBLEMS
                                + " problems, had "
                                + problems.size());
            }
        }

        /// The problems, a line each.
        public String message() {
            return problems.stream().map(MalformedFile::message).collect(Collectors.joining("\n"));
        }
    }
}
