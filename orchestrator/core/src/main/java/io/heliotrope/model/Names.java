package io.heliotrope.model;

import java.util.regex.Pattern;

/// The one place that says which texts are valid names.
final class Names {
    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final int LONGEST_ID = 200;

    private Names() {}

    /// Lower-case letters, digits and hyphens: such a name can be part of a topic's name.
    static String slug(String kind, String value) {
        if (!SLUG.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    kind + " must be 1 to 40 of a-z, 0-9 and -, was '" + value + "'");
        }
        return value;
    }

    /// Any printable text of 1 to 200 characters.
    static String id(String kind, String value) {
        if (value.isBlank() || value.length() > LONGEST_ID) {
            throw new IllegalArgumentException(
                    kind + " must have 1 to " + LONGEST_ID + " characters, had " + value.length());
        }
        for (int i = 0; i < value.length(); i++) {
            if (Character.isISOControl(value.charAt(i))) {
                throw new IllegalArgumentException(kind + " must not hold control characters");
            }
        }
        return value;
    }
}
