package io.heliotrope.signals.feeds;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/// How often asking is enough: once in each `every` since 1970 UTC, `after` later, at a moment
/// within `spread` that differs from asker to asker.
public record Refresh(Duration every, Duration after, Duration spread) {
    /// @throws IllegalArgumentException when `after` and `spread` do not fit into `every`
    public Refresh {
        boolean isShort = every.compareTo(Duration.ofSeconds(1)) < 0;
        if (isShort || after.isNegative() || spread.isNegative()) {
            throw new IllegalArgumentException(
                    "every (%s) must be at least a second, after (%s) and spread (%s) not below 0"
                            .formatted(every, after, spread));
        }
        if (after.plus(spread).compareTo(every) > 0) {
            throw new IllegalArgumentException(
                    "after (%s) and spread (%s) must fit into every (%s)"
                            .formatted(after, spread, every));
        }
    }

    /// When to ask next, later than `now`: the first such moment whose time has not begun yet.
    public Instant next(Instant now, RandomGenerator random) {
        long step = every.toMillis();
        long since = now.toEpochMilli() - after.toMillis();
        long begun = since - Math.floorMod(since, step);
        long jitter = spread.isZero() ? 0 : random.nextLong(spread.toMillis());
        return Instant.ofEpochMilli(begun + step + after.toMillis() + jitter);
    }
}
