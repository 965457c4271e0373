package io.heliotrope.orchestrator.demo;

import io.heliotrope.model.PolicySettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// How job time passes in real time: from `from` on, a day of it in `dayIn`.
public record Pace(Instant from, Duration dayIn) {
    private static final double DAY_NANOS = Duration.ofDays(1).toNanos();
    private static final Duration SHORTEST_DAY = Duration.ofSeconds(1);
    private static final Duration LONGEST_DAY = Duration.ofDays(1);

    /// Real time that the machinery needs between a batch job's expected end and its deadline.
    private static final Duration REAL_RESERVE = Duration.ofSeconds(2);

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

    /// The policy with a reserve before deadlines that is long enough in real time too.
    PolicySettings withReserve(PolicySettings policy) {
        Duration least = job(REAL_RESERVE);
        Duration reserve = policy.reserve().compareTo(least) >= 0 ? policy.reserve() : least;
        return new PolicySettings(
                policy.interactive(),
                policy.greenThresholdGramsPerKwh(),
                policy.attempts(),
                reserve);
    }

    /// What is not as in production when time passes like this, in short sentences.
    List<String> scaling(PolicySettings policy) {
        return List.of(
                "a simulated day takes %d s: signals, windows, deadlines and batch durations pass %.0f times faster than real time"
                        .formatted(dayIn.toSeconds(), DAY_NANOS / dayIn.toNanos()),
                "inference, queueing, latency objectives and leases are in real time",
                "round-trip times between regions are added arithmetically",
                "a batch job really infers a short sample, then holds its slot for the modelled duration",
                "batch jobs are meant to end %d simulated minutes before their deadline, %d s of real time"
                        .formatted(
                                policy.reserve().toMinutes(), real(policy.reserve()).toSeconds()));
    }
}
