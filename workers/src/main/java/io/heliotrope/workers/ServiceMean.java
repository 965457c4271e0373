package io.heliotrope.workers;

import java.time.Duration;

/// Exponentially weighted mean of measured service times in ms. Safe from any thread.
final class ServiceMean {
    /// The weight of the newest measurement: the mean follows a change within about ten jobs.
    static final double NEWEST = 0.2;

    private static final double NANOS_PER_MILLI = 1e6;

    private double millis = Double.NaN;

    synchronized void add(Duration service) {
        double newest = service.toNanos() / NANOS_PER_MILLI;
        millis = Double.isNaN(millis) ? newest : millis + NEWEST * (newest - millis);
    }

    /// The mean in ms, NaN before the first measurement.
    synchronized double millis() {
        return millis;
    }
}
