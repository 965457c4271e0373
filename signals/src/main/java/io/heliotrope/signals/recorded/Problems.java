package io.heliotrope.signals.recorded;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Collects what is wrong, up to the limit; readers stop when it is full. Owned by one thread.
final class Problems {
    private final List<MalformedFile> found = new ArrayList<>();

    void add(String file, long line, String column, String value, String expected) {
        if (!full()) {
            found.add(new MalformedFile(file, line, column, value, expected));
        }
    }

    boolean full() {
        return found.size() >= Parsed.MOST_PROBLEMS;
    }

    boolean none() {
        return found.isEmpty();
    }

    /// The value that `parsed` holds; null when it was refused, its problems are then added here.
    <T> @Nullable T take(Parsed<T> parsed) {
        return switch (parsed) {
            case Parsed.Sound<T>(T value) -> value;
            case Parsed.Refused<T>(List<MalformedFile> more) -> {
                more.stream().filter(_ -> !full()).forEach(found::add);
                yield null;
            }
        };
    }

    /// The value, made only when nothing is wrong.
    <T> Parsed<T> unless(Supplier<T> value) {
        return none() ? new Parsed.Sound<>(value.get()) : new Parsed.Refused<>(found);
    }
}
