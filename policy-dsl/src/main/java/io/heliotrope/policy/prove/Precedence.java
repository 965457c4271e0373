package io.heliotrope.policy.prove;

/// An author said by `priority` that policy `above` goes before policy `below`.
public record Precedence(String above, String below) {}
