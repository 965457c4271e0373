package io.heliotrope.policy.text;

/// A place in a text: from `start` to before `end`, in `char`s. May be empty. Copies nothing.
public record Span(Source source, int start, int end) {
    public Span {
        if (start < 0 || start > end || end > source.text().length()) {
            throw new IllegalArgumentException(
                    "a span lies within 0.."
                            + source.text().length()
                            + " of "
                            + source.name()
                            + ", was "
                            + start
                            + ".."
                            + end);
        }
    }

    /// Of its start, from 1. Counted anew on each call.
    public int line() {
        return source.line(start);
    }

    /// Of its start, from 1, in code points. Counted anew on each call.
    public int column() {
        return source.column(start);
    }

    public int length() {
        return end - start;
    }

    public boolean isEmpty() {
        return start == end;
    }

    /// What stands there.
    public String text() {
        return source.text().substring(start, end);
    }

    /// Its first line, without an opening bracket at its end.
    public Span head() {
        String text = text().lines().findFirst().orElse("");
        int shown = text.endsWith("{") ? text.length() - 1 : text.length();
        return new Span(source, start, start + text.substring(0, shown).stripTrailing().length());
    }

    /// From the first of both starts to the last of both ends.
    public Span to(Span other) {
        if (!source.equals(other.source)) {
            throw new IllegalArgumentException(
                    "spans of "
                            + source.name()
                            + " and "
                            + other.source.name()
                            + " can't be joined");
        }
        return new Span(source, Math.min(start, other.start), Math.max(end, other.end));
    }

    /// The empty place right behind this one.
    public Span after() {
        return new Span(source, end, end);
    }

    public boolean contains(int offset) {
        return offset >= start && offset < end;
    }

    /// Such as `acme.helio:42:38`.
    @Override
    public String toString() {
        return source.name() + ":" + line() + ":" + column();
    }
}
