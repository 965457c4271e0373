package io.heliotrope.signals.recorded;

/// One thing that is wrong with a file: where, what was found, what was expected.
///
/// `line` counts from 1 and is 0 when the file as a whole is meant; `column` is the name in the
/// header, empty when the whole line is meant.
public record MalformedFile(String file, long line, String column, String value, String expected) {
    private static final int LONGEST_VALUE = 80;

    public MalformedFile {
        value = printable(value);
    }

    /// One line for a person, such as `ci.csv:17: column DE: 'abc', expected a number from 0 to
    /// 3000`.
    public String message() {
        StringBuilder text = new StringBuilder(file);
        if (line > 0) {
            text.append(':').append(line);
        }
        if (!column.isEmpty()) {
            text.append(": column ").append(column);
        }
        return text.append(": '").append(value).append("', expected ").append(expected).toString();
    }

    private static String printable(String value) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < value.length() && i < LONGEST_VALUE; i++) {
            char c = value.charAt(i);
            text.append(Character.isISOControl(c) ? ' ' : c);
        }
        return value.length() > LONGEST_VALUE ? text.append('…').toString() : text.toString();
    }
}
