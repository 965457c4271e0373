package io.heliotrope.signals.cooling;

/// What meter readings say of a site's anchors.
public sealed interface Calibration {
    /// The readings determine the anchors. When each reading's PUE, brought to full load, is off by
    /// at most `e`, an anchor is off by at most `errorGain` times `e`. `worstMissed` is how far the
    /// farthest reading is from what the anchors say, at full load: 0 but for rounding when there
    /// were only two.
    record Calibrated(PueAnchors anchors, double errorGain, double worstMissed)
            implements Calibration {}

    /// The readings do not; `explanation` has the values and what to do, for a person.
    record Undetermined(Reason reason, String explanation) implements Calibration {}

    /// Why readings do not determine anchors.
    enum Reason {
        /// Fewer than two.
        TOO_FEW,
        /// The IT load is below 5 % of the design load, or above it.
        LOAD_OUT_OF_RANGE,
        /// In all of them machines do about the same part.
        TOO_CLOSE,
        /// No site has such anchors: below 1, above 3, or cheaper with machines than without.
        IMPOSSIBLE
    }
}
