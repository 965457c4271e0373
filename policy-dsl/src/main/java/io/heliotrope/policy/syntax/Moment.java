package io.heliotrope.policy.syntax;

import io.heliotrope.policy.text.Span;

/// `at 2026-11-20 22:15 Europe/Berlin`.
public record Moment(Span span, Day day, Expression.TimeOfDay time, Zone zone) implements Tree {}
