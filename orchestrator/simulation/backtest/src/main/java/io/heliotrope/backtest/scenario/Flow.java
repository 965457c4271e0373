package io.heliotrope.backtest.scenario;

import java.time.Instant;

/// Interactive load of one hour, `at` its beginning, that must be answered in that hour: so many
/// accelerators' worth of it, in any region of a word, which are those that `asking` allows.
public record Flow(Instant at, Asking asking, long regions, double accelerators, double kilowatts) {
    /// The region that it comes from, by index.
    public int origin() {
        return asking.origin();
    }

    /// Energy in kWh, without PUE.
    public double kilowattHours() {
        return accelerators * kilowatts;
    }
}
