package io.heliotrope.policy.program;

/// That of two policies the first leads whenever both hold for a job, so that it is no question
/// which one does: because a `priority` says so, by itself or through others, or because a rollout
/// lets only one of them hold.
public record Precedence(String first, String second) {}
