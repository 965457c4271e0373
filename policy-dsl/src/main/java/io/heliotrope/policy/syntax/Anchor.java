package io.heliotrope.policy.syntax;

import io.heliotrope.policy.text.Span;

/// `region.carbon 40 % from 50 g/kWh best to 500 g/kWh worst`.
public record Anchor(
        Span span, Path signal, Expression.Quantity weight, Expression best, Expression worst)
        implements Tree {}
