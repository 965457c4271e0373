package io.heliotrope.backtest.scenario;

import io.heliotrope.signals.recorded.Parsed;
import java.nio.file.Path;
import java.util.List;

/// A scenario that cannot be lived: leaves the reading of its files at once, and becomes a
/// [Reading.Refused] at its end.
final class Trouble extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<String> problems;

    private Trouble(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = problems;
    }

    static Trouble of(Path file, String problem) {
        return new Trouble(List.of(file + ": " + problem));
    }

    static Trouble of(Path file, long line, String problem) {
        return new Trouble(List.of(file + ":" + line + ": " + problem));
    }

    static Trouble of(String problem) {
        return new Trouble(List.of(problem));
    }

    /// What was read, unless it was refused.
    static <T> T sound(Parsed<T> parsed) throws Trouble {
        return switch (parsed) {
            case Parsed.Sound<T>(T value) -> value;
            case Parsed.Refused<T> refused -> throw new Trouble(refused.message().lines().toList());
        };
    }

    List<String> problems() {
        return problems;
    }
}
