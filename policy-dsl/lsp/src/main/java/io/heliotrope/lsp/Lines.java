package io.heliotrope.lsp;

import io.heliotrope.policy.text.Span;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/// Where the lines of a text begin: turns offsets into the protocol's positions and back. Both
/// count UTF-16 units, as `char`s do. Lines end with `\n`, `\r\n` or `\r`. Immutable.
final class Lines {
    private final String text;
    private final int[] starts;

    Lines(String text) {
        this.text = text;
        this.starts =
                IntStream.concat(
                                IntStream.of(0),
                                IntStream.rangeClosed(1, text.length()).filter(this::begins))
                        .toArray();
    }

    private boolean begins(int at) {
        char before = text.charAt(at - 1);
        return before == '\n'
                || (before == '\r' && (at == text.length() || text.charAt(at) != '\n'));
    }

    Position position(int offset) {
        int found = Arrays.binarySearch(starts, offset);
        int line = found >= 0 ? found : -found - 2;
        return new Position(line, offset - starts[line]);
    }

    Range range(Span span) {
        return new Range(position(span.start()), position(span.end()));
    }

    Range whole() {
        return new Range(new Position(0, 0), position(text.length()));
    }

    /// What lies outside of the text counts as its nearest place, as the protocol wants it.
    int offset(Position position) {
        int line = Math.max(0, position.getLine());
        if (line >= starts.length) {
            return text.length();
        }
        return Math.min(starts[line] + Math.max(0, position.getCharacter()), end(line));
    }

    /// Behind the last character of a line, without its line end.
    private int end(int line) {
        int end = line + 1 < starts.length ? starts[line + 1] : text.length();
        while (end > starts[line] && isLineEnd(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private static boolean isLineEnd(char sign) {
        return sign == '\n' || sign == '\r';
    }
}
