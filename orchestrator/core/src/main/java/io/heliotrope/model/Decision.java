package io.heliotrope.model;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What becomes of a job.
public sealed interface Decision {
    /// Run in `region` now.
    record Dispatch(RegionId region) implements Decision {}

    /// Wait until `until` (job time), meant for `region`; decided anew then or when the world
    /// changes. What waits for [HoldReason#POLICY] is meant for none, and only that.
    record Hold(Instant until, @Nullable RegionId region, HoldReason reason) implements Decision {
        public Hold {
            if ((region == null) != (reason == HoldReason.POLICY)) {
                throw new IllegalArgumentException(
                        "a job held for " + reason + " cannot be meant for region " + region);
            }
        }

        /// Held by what the policy says, whatever comes.
        public static Hold byPolicy(Instant until) {
            return new Hold(until, null, HoldReason.POLICY);
        }

        /// The region that it is meant for, if any is.
        public Optional<RegionId> meantFor() {
            return Optional.ofNullable(region);
        }
    }

    /// Never run. `earliestCompletion` is the soonest feasible end, or [Instant#MAX] when there is
    /// none.
    record Refuse(Refusal reason, Instant earliestCompletion) implements Decision {}
}
