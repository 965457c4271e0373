package io.heliotrope.model;

import java.util.Locale;

/// How far a value can be trusted, best first. It never rises silently on the way.
public enum Quality {
    MEASURED,
    ESTIMATED,
    FORECAST,
    STALE,
    MODELLED,
    /// A yearly average: the last resort before not knowing.
    STATIC;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The less trustworthy of the two.
    public Quality worse(Quality other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
