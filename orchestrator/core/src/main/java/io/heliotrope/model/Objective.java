package io.heliotrope.model;

import java.time.Duration;
import java.time.Instant;

/// What a job's producer wants: an answer soon, or completion by a deadline.
public sealed interface Objective {
    /// Answer within `slo`, network and queueing included; given up at `expiresAt` (real time).
    record Respond(Duration slo, Instant expiresAt, int maxTokens) implements Objective {
        public Respond {
            if (!slo.isPositive()) {
                throw new IllegalArgumentException("slo must be > 0, was " + slo);
            }
            if (maxTokens < 1) {
                throw new IllegalArgumentException("maxTokens must be >= 1, was " + maxTokens);
            }
        }
    }

    /// Completed, not merely started, by `deadline` (job time); occupies one accelerator for
    /// `gpuTime`.
    record Complete(Instant deadline, Duration gpuTime) implements Objective {
        public Complete {
            if (!gpuTime.isPositive()) {
                throw new IllegalArgumentException("gpuTime must be > 0, was " + gpuTime);
            }
        }
    }
}
