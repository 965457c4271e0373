package io.heliotrope.policy.text;

/// A piece of a text: from `start`, inclusive, to `end`, exclusive, in chars.
public record Span(Source source, int start, int end) {
    public Span {
        if (start < 0 || end < start || end > source.text().length()) {
            throw new IllegalArgumentException(
                    "no span " + start + ".." + end + " in " + source.name());
        }
    }
}
