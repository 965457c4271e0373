package io.heliotrope.orchestrator.demo;

import java.time.Duration;
import java.time.Instant;

/// How job time passes in real time: from `from` on, a day of it in `dayIn`.
public record Pace(Instant from, Duration dayIn) {
    private static final double DAY_NANOS = Duration.ofDays(1).toNanos();
    private static final Duration SHORTEST_DAY = Duration.ofSeconds(1);
    private static final Duration LONGEST_DAY = Duration.ofDays(1);

    public Pace {
        if (dayIn.compareTo(SHORTEST_DAY) < 0 || dayIn.compareTo(LONGEST_DAY) > 0) {
            throw new IllegalArgumentException(
                    "a simulated day must take 1s to 1d of real time, was " + dayIn);
        }
    }

    /// Real time from the start until job time is `at`; negative before it.
    public Duration until(Instant at) {
        return real(Duration.between(from, at));
    }

    /// Job time after `elapsed` real time, without the clock's steps.
    public Instant after(Duration elapsed) {
        return from.plus(job(elapsed));
    }

    /// How much real time `span` of job time takes.
    public Duration real(Duration span) {
        return Duration.ofNanos(Math.round(span.toNanos() * (dayIn.toNanos() / DAY_NANOS)));
    }

    /// How much job time passes in `span` of real time.
    public Duration job(Duration span) {
        return Duration.ofNanos(Math.round(span.toNanos() * (DAY_NANOS / dayIn.toNanos())));
    }
}
