package io.heliotrope.signals.skill;

import java.time.Duration;
import java.time.Instant;

/// How far ahead a forecast looks, in hours that are judged together.
public enum Horizon {
    HOURS_1_6(6, "1-6h"),
    HOURS_7_24(24, "7-24h"),
    HOURS_25_48(48, "25-48h"),
    /// What lies farther ahead is taken to be like this, and not judged.
    HOURS_49_96(96, "49-96h");

    private final int lastHour;
    private final String word;

    Horizon(int lastHour, String word) {
        this.lastHour = lastHour;
        this.word = word;
    }

    /// Of a value for `at` in a forecast issued at `issuedAt`. The hour in which it was issued is
    /// the first.
    public static Horizon of(Instant issuedAt, Instant at) {
        long hour = Duration.between(issuedAt, at).toHours() + 1;
        for (Horizon horizon : values()) {
            if (hour <= horizon.lastHour) {
                return horizon;
            }
        }
        return HOURS_49_96;
    }

    /// As in metrics, such as `7-24h`.
    public String word() {
        return word;
    }
}
