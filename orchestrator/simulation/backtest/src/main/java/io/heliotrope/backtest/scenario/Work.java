package io.heliotrope.backtest.scenario;

import java.time.Duration;
import java.time.Instant;

/// Jobs of one class that come together and are alike.
///
/// `origin` is the index of the region that they come from, `regions` the word of those where they
/// may run. Each of the `jobs` runs for `length` on one accelerator that draws `kilowatts`,
/// somewhere in `[release, deadline]`; where nobody plans it runs at `nominal`, at once when that
/// is its release. A `preemptible` job may be suspended between slots and go on elsewhere.
public record Work(
        String jobClass,
        int origin,
        long regions,
        Instant release,
        Instant nominal,
        Instant deadline,
        Duration length,
        double kilowatts,
        boolean preemptible,
        int jobs) {
    /// Checks that it can be done.
    ///
    /// @throws IllegalArgumentException when a job cannot be done between release and deadline
    public Work {
        if (!length.isPositive()
                || jobs < 0
                || nominal.isBefore(release)
                || nominal.plus(length).isAfter(deadline)) {
            throw new IllegalArgumentException(
                    "work of class %s must fit, had release %s, nominal start %s, deadline %s, length %s, %d jobs"
                            .formatted(jobClass, release, nominal, deadline, length, jobs));
        }
    }

    /// The latest start of a job that is not suspended.
    public Instant latestStart() {
        return deadline.minus(length);
    }

    /// Energy of all jobs in kWh, without PUE.
    public double kilowattHours() {
        return jobs * kilowatts * (length.toMillis() / 3.6e6);
    }
}
