package io.heliotrope.backtest.scenario;

import java.time.Instant;

/// Interactive load of one hour, `at` its beginning, that must be answered in that hour: so many
/// accelerators' worth of it, of an origin by index, in any region of a word.
public record Flow(Instant at, int origin, long regions, double accelerators, double kilowatts) {
    /// Energy in kWh, without PUE.
    public double kilowattHours() {
        return accelerators * kilowatts;
    }
}
