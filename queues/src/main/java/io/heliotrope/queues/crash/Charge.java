package io.heliotrope.queues.crash;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/// Counts the passings of one point and ends the process at the one that is armed. Safe from any
/// thread.
final class Charge {
    private final CrashPoint point;
    private final long passing;
    private final Runnable end;
    private final AtomicLong passed = new AtomicLong();

    Charge(CrashPoint point, long passing, Runnable end) {
        this.point = point;
        this.passing = passing;
        this.end = end;
    }

    /// What was asked for.
    sealed interface Request {}

    /// Nothing.
    record Nothing() implements Request {}

    /// To end at a passing of a point, counted from 1.
    record At(CrashPoint point, long passing) implements Request {}

    /// Something that names no point or no passing, and why.
    record Unreadable(String problem) implements Request {}

    /// Reads `NAME` or `NAME:N`; empty text asks for nothing.
    static Request read(String text) {
        if (text.isBlank()) {
            return new Nothing();
        }
        int colon = text.indexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon);
        String count = colon < 0 ? "1" : text.substring(colon + 1);
        Optional<CrashPoint> point =
                Arrays.stream(CrashPoint.values()).filter(p -> p.word().equals(name)).findFirst();
        if (point.isEmpty()) {
            return new Unreadable(
                    "%s was '%s', expected NAME or NAME:N with NAME one of %s"
                            .formatted(CrashPoint.PROPERTY, text, names()));
        }
        if (!count.matches("[1-9]\\d{0,8}")) {
            return new Unreadable(
                    "%s was '%s', expected %s:N with N from 1 to 999999999"
                            .formatted(CrashPoint.PROPERTY, text, name));
        }
        return new At(point.get(), Long.parseLong(count));
    }

    private static String names() {
        return Arrays.stream(CrashPoint.values())
                .map(CrashPoint::word)
                .collect(Collectors.joining(", "));
    }

    void passed(CrashPoint here) {
        if (here == point && passed.incrementAndGet() == passing) {
            end.run();
        }
    }

    /// No hook runs, nothing is flushed or closed.
    static void end() {
        Runtime.getRuntime().halt(CrashPoint.EXIT);
    }
}
