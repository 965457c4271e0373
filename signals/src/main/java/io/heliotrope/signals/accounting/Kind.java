package io.heliotrope.signals.accounting;

import io.heliotrope.model.Basis;
import java.util.Locale;

/// What a number of grams counts. Grams of two kinds are never added, compared or subtracted.
public enum Kind {
    /// Location-based, with what building and fuelling the plants emits.
    LIFECYCLE,
    /// Location-based, combustion alone.
    DIRECT,
    /// What one more kWh makes the plants emit that react. In no inventory.
    MARGINAL,
    /// By contract or residual mix.
    MARKET;

    public static Kind of(Basis basis) {
        return switch (basis) {
            case AVERAGE_LIFECYCLE -> LIFECYCLE;
            case AVERAGE_DIRECT -> DIRECT;
            case MARGINAL -> MARGINAL;
        };
    }

    /// Whether a location-based sum may hold it.
    public boolean isLocationBased() {
        return this == LIFECYCLE || this == DIRECT;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
