package io.heliotrope.policy.text;

/// A line as a terminal shows it, and the column of each of its characters, from 0.
final class Columns {
    private static final int TAB = 4;
    private static final int UNSEEN = 0xFFFD;

    private final int[] columns;
    private final String shown;

    Columns(String line) {
        columns = new int[line.length() + 1];
        StringBuilder text = new StringBuilder();
        int column = 0;
        int at = 0;
        while (at < line.length()) {
            int sign = line.codePointAt(at);
            int next = at + Character.charCount(sign);
            int width = sign == '\t' ? TAB - column % TAB : width(sign);
            if (sign == '\t') {
                text.repeat(' ', width);
            } else {
                text.appendCodePoint(isSeen(sign) ? sign : UNSEEN);
            }
            for (int inner = at; inner < next; inner++) {
                columns[inner] = column;
            }
            column += width;
            at = next;
        }
        columns[line.length()] = column;
        shown = text.toString();
    }

    String shown() {
        return shown;
    }

    /// The column of the character at `offset`; at the line's end, that behind the last one.
    int at(int offset) {
        return columns[offset];
    }

    int width() {
        return columns[columns.length - 1];
    }

    /// `text` with what can't be seen replaced.
    static String visible(String text) {
        return new Columns(text).shown();
    }

    private static boolean isSeen(int sign) {
        return switch (Character.getType(sign)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED ->
                    false;
            default -> true;
        };
    }

    private static int width(int sign) {
        int type = Character.getType(sign);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        return isSeen(sign) && isWide(sign) ? 2 : 1;
    }

    /// The blocks that Unicode's annex 11 calls wide, roughly.
    private static boolean isWide(int sign) {
        return sign >= 0x1100
                && (sign <= 0x115F
                        || (sign >= 0x2E80 && sign <= 0xA4CF && sign != 0x303F)
                        || (sign >= 0xAC00 && sign <= 0xD7A3)
                        || (sign >= 0xF900 && sign <= 0xFAFF)
                        || (sign >= 0xFE30 && sign <= 0xFE6F)
                        || (sign >= 0xFF00 && sign <= 0xFF60)
                        || (sign >= 0xFFE0 && sign <= 0xFFE6)
                        || (sign >= 0x1F300 && sign <= 0x1FAFF)
                        || (sign >= 0x20000 && sign <= 0x3FFFD));
    }
}
