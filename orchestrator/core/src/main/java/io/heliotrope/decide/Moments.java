package io.heliotrope.decide;

import java.time.Duration;
import java.time.Instant;

/// Moments as far away as there are any, instead of an overflow.
final class Moments {
    private Moments() {}

    static Instant minus(Instant instant, Duration duration) {
        return Duration.between(Instant.MIN, instant).compareTo(duration) < 0
                ? Instant.MIN
                : instant.minus(duration);
    }

    static Instant plus(Instant instant, Duration duration) {
        return Duration.between(instant, Instant.MAX).compareTo(duration) < 0
                ? Instant.MAX
                : instant.plus(duration);
    }
}
