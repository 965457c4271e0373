package io.heliotrope.policy.syntax;

/// What stands before a token in the canonical form.
///
/// @param lines line ends: 0, 1, or 2 for an empty line
/// @param columns spaces behind the last line end, or behind the token before
/// @param broken indentation if the line has to be broken here; -1 where it must not be
record Gap(int lines, int columns, int broken) {
    static final Gap NONE = new Gap(0, 0, -1);
    static final Gap SPACE = new Gap(0, 1, -1);

    static Gap line(int lines, int indent) {
        return new Gap(lines, indent, -1);
    }

    Gap breakable(int indent) {
        return new Gap(lines, columns, indent);
    }

    Gap wider(int spaces) {
        return new Gap(lines, columns + spaces, broken);
    }
}
