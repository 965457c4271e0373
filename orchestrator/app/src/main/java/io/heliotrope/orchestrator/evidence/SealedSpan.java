package io.heliotrope.orchestrator.evidence;

import io.heliotrope.protocol.Checkpoint.Span;

/// A span whose checkpoint's signature holds; `checkpoint` is that record's offset.
public record SealedSpan(Span span, long checkpoint) {}
