package io.heliotrope.signals.archive;

import java.time.LocalDate;

/// How long what was received is kept.
public sealed interface Retention {
    /// For good.
    enum Always implements Retention {
        ALWAYS
    }

    /// For whole days (UTC) by when it was received, 1 or more, today not counted.
    record Days(int days) implements Retention {
        public Days {
            if (days < 1) {
                throw new IllegalArgumentException(
                        "days to keep signals for must be 1 or more, was " + days);
            }
        }
    }

    /// Whether `day` is still kept on `today`.
    default boolean keeps(LocalDate day, LocalDate today) {
        return switch (this) {
            case Always _ -> true;
            case Days(int days) -> !day.isBefore(today.minusDays(days));
        };
    }
}
