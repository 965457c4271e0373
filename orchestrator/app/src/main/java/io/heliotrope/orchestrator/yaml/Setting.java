package io.heliotrope.orchestrator.yaml;

import org.jspecify.annotations.Nullable;

/// A setting that was read, or of which a problem was noted instead.
public final class Setting<T> {
    private final @Nullable T value;

    private Setting(@Nullable T value) {
        this.value = value;
    }

    public static <T> Setting<T> of(T value) {
        return new Setting<>(value);
    }

    public static <T> Setting<T> wrong() {
        return new Setting<>(null);
    }

    public boolean isRight() {
        return value != null;
    }

    /// The value; only asked for where no problem was noted.
    public T get() {
        if (value == null) {
            throw new IllegalStateException("a setting with a problem was used");
        }
        return value;
    }
}
