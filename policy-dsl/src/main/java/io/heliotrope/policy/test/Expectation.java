package io.heliotrope.policy.test;

import io.heliotrope.policy.text.Span;
import java.time.Instant;

/// What a test wants to see. Regions are indices of the catalogue.
public sealed interface Expectation {
    Span span();

    /// It runs at once, in this region.
    record PlaceIn(int region, Span span) implements Expectation {}

    /// It starts then, wherever.
    record DeferUntil(Instant start, Span span) implements Expectation {}

    record Hold(Span span) implements Expectation {}

    record Reject(Span span) implements Expectation {}

    /// A rule or budget of this name removes the region.
    record RefusedBy(int region, String rule, Span span) implements Expectation {}
}
