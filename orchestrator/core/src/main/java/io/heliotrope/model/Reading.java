package io.heliotrope.model;

import java.time.Instant;

/// One carbon intensity with its origin: what a receipt quotes of the signals it used.
///
/// `issuedAt` is when the source made the value known; its age at a decision is the decision's
/// `now` minus `issuedAt`.
public record Reading(
        GridZone zone,
        GramsPerKwh intensity,
        Basis basis,
        String source,
        Instant issuedAt,
        Quality quality) {}
