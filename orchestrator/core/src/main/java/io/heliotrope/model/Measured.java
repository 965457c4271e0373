package io.heliotrope.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a worker measured of one run.
///
/// `queued`, `firstToken` and `service` are real durations; `ranFrom` and `ranTo` are job time
/// (they span the modelled duration of batch work). `energy` comes from the model or meter named by
/// `energyMethod`, without PUE. `meanBatch` is how many sequences shared the accelerators with the
/// run, itself included: the harmonic mean over its time by a meter, the count at its start without
/// one; NaN in records from before it was told. `model` is the SHA-256 of the model's file as the
/// engine loaded it, absent where the engine cannot tell, as one behind a foreign server cannot.
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
        double meanBatch,
        @Nullable Digest model) {
    /// A run of which neither batch nor model's file are told.
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
                Double.NaN,
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
        if (meanBatch < 1 || Double.isInfinite(meanBatch)) {
            throw new IllegalArgumentException("mean batch must be >= 1, was " + meanBatch);
        }
    }

    /// The digest of the model's file, if the engine told it.
    public Optional<Digest> modelDigest() {
        return Optional.ofNullable(model);
    }
}
