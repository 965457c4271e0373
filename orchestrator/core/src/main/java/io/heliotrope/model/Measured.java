package io.heliotrope.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a worker measured of one run.
///
/// `queued`, `firstToken` and `service` are real durations; `ranFrom` and `ranTo` are job time
/// (they span the modelled duration of batch work). `energy` comes from the model named by
/// `energyMethod`, without PUE. `model` is the SHA-256 of the model's file as the engine loaded it,
/// absent where the engine cannot tell, as one behind a foreign server cannot.
public record Measured(
        Duration queued,
        Duration firstToken,
        Duration service,
        Instant ranFrom,
        Instant ranTo,
        int promptTokens,
        int outputTokens,
        KilowattHours energy,
        String energyMethod,
        @Nullable Digest model) {
    /// A run of an engine that does not tell its model's file.
    public Measured(
            Duration queued,
            Duration firstToken,
            Duration service,
            Instant ranFrom,
            Instant ranTo,
            int promptTokens,
            int outputTokens,
            KilowattHours energy,
            String energyMethod) {
        this(
                queued,
                firstToken,
                service,
                ranFrom,
                ranTo,
                promptTokens,
                outputTokens,
                energy,
                energyMethod,
                null);
    }

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

    /// The digest of the model's file, if the engine told it.
    public Optional<Digest> modelDigest() {
        return Optional.ofNullable(model);
    }
}
