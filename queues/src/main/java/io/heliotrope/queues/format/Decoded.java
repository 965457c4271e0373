package io.heliotrope.queues.format;

import java.util.function.Function;

/// What came of reading a record: a value, or the reason why it cannot be read.
public sealed interface Decoded<T> {
    /// A record that reads well.
    record Value<T>(T value) implements Decoded<T> {}

    /// A record that does not; `reason` names the field, its value and what was expected.
    record Malformed<T>(String reason) implements Decoded<T> {}

    default <U> Decoded<U> map(Function<T, U> function) {
        return switch (this) {
            case Value<T>(T value) -> new Value<>(function.apply(value));
            case Malformed<T>(String reason) -> new Malformed<>(reason);
        };
    }
}
