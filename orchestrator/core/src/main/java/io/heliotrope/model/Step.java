package io.heliotrope.model;

import java.util.Locale;

/// The rung of the fallback chain that a reading comes from, highest first.
public enum Step {
    /// A provider's value for the time that it is used for.
    FRESH,
    /// A provider's forecast of that time.
    FORECAST,
    /// A provider's value for a time shortly before.
    STALE,
    /// Our own forecast, from stored history.
    OWN_FORECAST,
    /// The zone's yearly average.
    YEARLY;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The rung of a reading that tells no more than its quality.
    public static Step of(Quality quality) {
        return switch (quality) {
            case MEASURED, ESTIMATED -> FRESH;
            case FORECAST -> FORECAST;
            case STALE -> STALE;
            case MODELLED -> OWN_FORECAST;
            case STATIC -> YEARLY;
        };
    }
}
