package io.heliotrope.policy.program;

import io.heliotrope.policy.text.Span;
import java.util.Optional;

/// One step: a requirement of the same policy gives way, wholly or to another formula. `said` is
/// how people are told: `clean to 400 g/kWh`.
public record Relaxation(String requirement, Optional<Formula> instead, String said, Span span) {}
