package io.heliotrope.orchestrator.ledger;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/// Durations with their percentiles, to three significant digits, between 1 microsecond and 10
/// minutes; a longer one counts as that longest. Owned by one thread.
public final class Latencies {
    private static final long LONGEST_MICROS = Duration.ofMinutes(10).toNanos() / 1_000;
    private static final int DIGITS = 3;
    private static final double MICROS_PER_MILLI = 1_000;

    private final Histogram micros = new Histogram(LONGEST_MICROS, DIGITS);

    /// Takes in one duration; a negative one, as clocks of two machines may give, counts as none.
    public void add(Duration duration) {
        micros.recordValue(Math.clamp(duration.toNanos() / 1_000, 0, LONGEST_MICROS));
    }

    public long count() {
        return micros.getTotalCount();
    }

    public Percentiles percentiles() {
        return count() == 0 ? Percentiles.NONE : new Percentiles(millis(50), millis(99));
    }

    private double millis(double percentile) {
        return micros.getValueAtPercentile(percentile) / MICROS_PER_MILLI;
    }
}
