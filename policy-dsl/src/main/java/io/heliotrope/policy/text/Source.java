package io.heliotrope.policy.text;

/// A text with the name that messages call it by, such as `acme.helio`.
///
/// Lines end with `\n`, `\r\n` or `\r`. Lines and columns count from 1, columns in code points.
public record Source(String name, String text) {

    /// The place from `start` to before `end`, offsets in `char`s of the text.
    public Span span(int start, int end) {
        return new Span(this, start, end);
    }

    /// Everything.
    public Span whole() {
        return new Span(this, 0, text.length());
    }

    /// The number of the line that holds `offset`; a line's end belongs to it.
    public int line(int offset) {
        int line = 1;
        for (int at = 0; at < offset; at++) {
            if (endsLine(at)) {
                line++;
            }
        }
        return line;
    }

    /// The column of `offset` in its line.
    public int column(int offset) {
        return text.codePointCount(lineStart(offset), offset) + 1;
    }

    /// Offset of the first character of the line that holds `offset`.
    public int lineStart(int offset) {
        int start = offset;
        while (start > 0 && !endsLine(start - 1)) {
            start--;
        }
        return start;
    }

    /// Offset behind the last character of the line that holds `offset`, without its line end.
    public int lineEnd(int offset) {
        int end = lineStart(offset);
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    private boolean endsLine(int at) {
        char here = text.charAt(at);
        return here == '\n'
                || (here == '\r' && (at + 1 == text.length() || text.charAt(at + 1) != '\n'));
    }

    /// Its name and size: a text may be long.
    @Override
    public String toString() {
        return name + " (" + text.length() + " characters)";
    }
}
