package io.heliotrope.policy.syntax;

import io.heliotrope.policy.text.Span;

/// A time zone as written, such as `Europe/Berlin` or `UTC`; not looked up.
public record Zone(Span span, String id) implements Tree {}
