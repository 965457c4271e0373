package io.heliotrope.model;

import java.time.Instant;

/// One carbon intensity with its origin: what a receipt quotes of the signals it used.
///
/// `issuedAt` is when the source made the value known; its age at a decision is the decision's
/// `now` minus `issuedAt`. `step` is the rung of the fallback chain that it comes from.
/// `conversion` names how it came to its basis when the source has another one, such as
/// `mix-factors`; it is empty when nothing was converted.
public record Reading(
        GridZone zone,
        GramsPerKwh intensity,
        Basis basis,
        String source,
        Instant issuedAt,
        Quality quality,
        Step step,
        String conversion) {
    /// A reading on its source's own basis, whose rung follows from its quality.
    public Reading(
            GridZone zone,
            GramsPerKwh intensity,
            Basis basis,
            String source,
            Instant issuedAt,
            Quality quality) {
        this(zone, intensity, basis, source, issuedAt, quality, Step.of(quality), "");
    }

    /// The same, used in place of something better: its quality is `least` or what it was, if that
    /// is worse.
    public Reading fallenTo(Step rung, Quality least) {
        return new Reading(
                zone, intensity, basis, source, issuedAt, quality.worse(least), rung, conversion);
    }
}
