package io.heliotrope.policy.syntax;

import io.heliotrope.policy.text.Span;

/// What a guarantee says of every placement in its scope.
public sealed interface Claim extends Tree {

    /// `only in EEA`.
    record OnlyIn(Span span, Regions regions) implements Claim {}

    /// `never in jurisdiction US`.
    record NeverIn(Span span, Regions regions) implements Claim {}

    /// `always region.carbon <= 600 g/kWh`.
    record Always(Span span, Expression rule) implements Claim {}
}
