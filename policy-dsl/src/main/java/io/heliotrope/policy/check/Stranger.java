package io.heliotrope.policy.check;

import io.heliotrope.policy.text.Span;

/// A requirement of another policy: whose it is, such as `policy `data-law` of acme.base`, and
/// where.
record Stranger(String owner, Span span) {}
