package io.heliotrope.quote;

import java.util.Collection;
import java.util.Locale;

/// How far a choice can be relied on, best first: as far as the worst of its doubts allows.
public enum Confidence {
    HIGH,
    MEDIUM,
    LOW;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What is left by these doubts.
    static Confidence of(Collection<Doubt> doubts) {
        return doubts.stream().map(Doubt::atMost).reduce(HIGH, Confidence::worse);
    }

    private static Confidence worse(Confidence one, Confidence other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
