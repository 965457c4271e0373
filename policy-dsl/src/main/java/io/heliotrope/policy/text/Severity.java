package io.heliotrope.policy.text;

import java.util.Locale;

/// An error keeps a text from being used, a warning does not.
public enum Severity {
    ERROR,
    WARNING;

    /// As it is printed.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
