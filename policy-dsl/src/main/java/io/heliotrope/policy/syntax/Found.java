package io.heliotrope.policy.syntax;

/// What a message says was found.
final class Found {
    private static final int LONGEST = 40;

    private Found() {}

    /// `text` on one line, shortened, with signs that can't be seen replaced.
    static String shown(String text) {
        int end =
                text.offsetByCodePoints(
                        0, Math.min(LONGEST, text.codePointCount(0, text.length())));
        StringBuilder shown = new StringBuilder();
        text.substring(0, end)
                .codePoints()
                .forEach(sign -> shown.appendCodePoint(isVisible(sign) ? sign : 0xFFFD));
        return end < text.length() ? shown.append("...").toString() : shown.toString();
    }

    private static boolean isVisible(int sign) {
        return !Character.isISOControl(sign)
                && Character.getType(sign) != Character.FORMAT
                && Character.getType(sign) != Character.SURROGATE
                && Character.getType(sign) != Character.LINE_SEPARATOR
                && Character.getType(sign) != Character.PARAGRAPH_SEPARATOR;
    }
}
