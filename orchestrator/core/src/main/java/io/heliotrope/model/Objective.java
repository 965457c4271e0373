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
    /// `gpuTime`, in several pieces when it is interruptible and that is greener.
    record Complete(Instant deadline, Duration gpuTime, boolean isInterruptible)
            implements Objective {
        private static final Duration LEAST = Duration.ofMillis(1);

        /// Of a job that runs in one piece.
        public Complete(Instant deadline, Duration gpuTime) {
            this(deadline, gpuTime, false);
        }

        public Complete {
            if (!gpuTime.isPositive()) {
                throw new IllegalArgumentException("gpuTime must be > 0, was " + gpuTime);
            }
        }

        /// What there is still to do of it once it ran for `ran`: always something.
        public Complete left(Duration ran) {
            Duration left = gpuTime.minus(ran);
            return ran.isZero()
                    ? this
                    : new Complete(
                            deadline, left.compareTo(LEAST) < 0 ? LEAST : left, isInterruptible);
        }
    }
}
