package io.heliotrope.model;

import java.time.Duration;
import java.time.Instant;

/// What a worker measured of one run.
///
/// `queued`, `firstToken` and `service` are real durations; `ranFrom` and `ranTo` are job time
/// (they span the modelled duration of batch work). `energy` comes from the model named by
/// `energyMethod`, without PUE.
public record Measured(
        Duration queued,
        Duration firstToken,
        Duration service,
        Instant ranFrom,
        Instant ranTo,
        int promptTokens,
        int outputTokens,
        KilowattHours energy,
        String energyMethod) {
    public Measured {
        if (queued.isNegative() || firstToken.isNegative() || service.isNegative()) {
            throw new IllegalArgumentException(
                    "durations must be >= 0, were " + queued + ", " + firstToken + ", " + service);
        }
        if (ranTo.isBefore(ranFrom)) {
            throw new IllegalArgumentException(
                    "a run must not end before it starts: " + ranFrom + " to " + ranTo);
        }
        if (promptTokens < 0 || outputTokens < 0) {
            throw new IllegalArgumentException("token counts must be >= 0");
        }
    }
}
