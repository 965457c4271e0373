package io.heliotrope.decide;

import java.time.Duration;

/// Durations as the numbers that policies count in.
final class Seconds {
    private static final double NANOS = 1e9;

    private Seconds() {}

    static double of(Duration duration) {
        return duration.toSeconds() + duration.toNanosPart() / NANOS;
    }
}
