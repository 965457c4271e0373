package io.heliotrope.policy.syntax;

import io.heliotrope.policy.text.Span;
import java.time.LocalDate;

/// `2026-12-01`.
public record Day(Span span, LocalDate date) implements Tree {}
