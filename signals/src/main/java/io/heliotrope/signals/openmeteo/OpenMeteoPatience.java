package io.heliotrope.signals.openmeteo;

import io.heliotrope.signals.http.Patience;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Reads from the reason of a refusal when its limit begins anew: there is no `Retry-After`.
final class OpenMeteoPatience implements Patience {
    private static final int TOO_MANY = 429;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /// Until the next UTC day, a minute later.
    private static final Duration LONGEST = Duration.ofHours(25);

    private static final Duration CONCURRENT = Duration.ofSeconds(5);

    @Override
    public Duration asked(int status, String body, Instant now) {
        if (status != TOO_MANY) {
            return Duration.ZERO;
        }
        if (body.contains("Minutely API request limit")) {
            return MINUTE;
        }
        if (body.contains("Hourly API request limit")) {
            return untilNext(ChronoUnit.HOURS, now);
        }
        if (body.contains("Daily API request limit")) {
            return untilNext(ChronoUnit.DAYS, now);
        }
        return body.contains("Too many concurrent requests") ? CONCURRENT : Duration.ZERO;
    }

    @Override
    public Duration longest(Duration usual) {
        return LONGEST;
    }

    /// A minute later than the unit begins: its counters are cleared once a minute.
    private static Duration untilNext(ChronoUnit unit, Instant now) {
        return Duration.between(now, now.truncatedTo(unit).plus(1, unit)).plus(MINUTE);
    }
}
