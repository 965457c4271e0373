package io.heliotrope.policy.text;

/// What can be done about a diagnostic, in words of one line.
public sealed interface Help {
    String words();

    /// Advice.
    record Advice(String words) implements Help {}

    /// An edit that a program can do: `replacement` in place of what stands at `span`.
    record Edit(String words, Span span, String replacement) implements Help {}
}
