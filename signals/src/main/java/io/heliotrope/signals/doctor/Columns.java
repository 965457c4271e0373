package io.heliotrope.signals.doctor;

import java.util.List;

/// Lines of at most 100 columns, which go on below where they began.
final class Columns {
    /// A blank at which no line ends.
    static final char TIE = '\u00a0';

    private static final int WIDTH = 100;

    private final StringBuilder text = new StringBuilder();

    /// `label` after `indent` blanks, and what is said of it from column `column` on.
    void line(int indent, String label, int column, String said) {
        StringBuilder line = new StringBuilder(" ".repeat(indent)).append(label);
        pad(line, column);
        boolean isFirst = true;
        for (String word : List.of(said.split(" "))) {
            if (!isFirst && line.length() + 1 + word.length() > WIDTH) {
                end(line);
                pad(line, column);
                isFirst = true;
            }
            line.append(isFirst ? "" : " ").append(word);
            isFirst = false;
        }
        end(line);
    }

    void line(String said) {
        line(0, "", 0, said);
    }

    void gap() {
        text.append('\n');
    }

    /// What lies beyond the column stays apart by one blank.
    private static void pad(StringBuilder line, int column) {
        boolean isBeyond = !line.isEmpty() && line.length() >= column;
        line.append(" ".repeat(isBeyond ? 1 : column - line.length()));
    }

    private void end(StringBuilder line) {
        text.append(line.toString().replace(TIE, ' ')).append('\n');
        line.setLength(0);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
