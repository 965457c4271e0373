package io.heliotrope.signals.energy;

import io.heliotrope.model.KilowattHours;

/// An energy figure with what it rests on, or why there is none. What is not known is never 0.
public sealed interface Estimate {
    /// `sigma` is the standard deviation of the figure's logarithm. `withHost` tells whether the
    /// server's share is in it: figures per token are of the accelerators alone.
    record Known(KilowattHours energy, EnergyMethod method, double sigma, boolean withHost)
            implements Estimate {}

    /// No figure, for a person: what is missing, and where to put it.
    record Unknown(String why) implements Estimate {}
}
