package io.heliotrope.signals.trust;

import io.heliotrope.model.GridZone;
import java.time.Duration;
import java.time.Instant;

/// What was asked for: a zone and a time, at `now`.
public record Question(GridZone zone, Sight sight, Instant from, Instant to, Instant now) {
    private static final Duration WIDEST = Duration.ofDays(4_000);

    public Question {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException(
                    "a question must end after it begins, was %s to %s".formatted(from, to));
        }
    }

    /// What is asked about.
    public enum Sight {
        /// What was: values that have been measured or estimated.
        PAST,
        /// What will be.
        FORECAST
    }

    /// For values that were, of any time.
    public static Question past(GridZone zone, Instant now) {
        return new Question(zone, Sight.PAST, now.minus(WIDEST), now.plus(WIDEST), now);
    }

    /// For values to come, of any time.
    public static Question forecast(GridZone zone, Instant now) {
        return new Question(zone, Sight.FORECAST, now.minus(WIDEST), now.plus(WIDEST), now);
    }
}
