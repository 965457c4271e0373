package io.heliotrope.policy.check;

import io.heliotrope.policy.syntax.Expression;
import java.time.ZonedDateTime;
import java.util.Optional;

/// Times of day in a test, from its moment on. `isGiven` when the test says that moment.
record Clock(ZonedDateTime moment, boolean isGiven, Findings findings) {

    /// The next time that a clock there shows it, after the test's moment.
    Optional<ZonedDateTime> next(Expression.TimeOfDay time) {
        return next(time, moment);
    }

    /// The next time that a clock there shows it, after `since`.
    Optional<ZonedDateTime> next(Expression.TimeOfDay time, ZonedDateTime since) {
        if (!isGiven) {
            findings.add(
                    TestChecks.unfit(time.span(), "a time of day in a test that has no moment")
                            .help("say when it is: `at 2026-11-20 22:15 Europe/Berlin`"));
            return Optional.empty();
        }
        ZonedDateTime today = since.with(time.time());
        return Optional.of(today.isAfter(since) ? today : today.plusDays(1));
    }

    /// Seconds from the test's moment.
    double seconds(ZonedDateTime at) {
        return at.toEpochSecond() - moment.toEpochSecond();
    }
}
