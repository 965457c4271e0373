package io.heliotrope.protocol;

/// How a policy came into force: by what, by whom, and why, in their own words.
public record PolicyEdition(Kind kind, String by, String why) {
    /// What a start of the control process publishes.
    public static final PolicyEdition OF_SETTINGS = new PolicyEdition(Kind.SETTINGS, "", "");

    private static final int MOST_CHARS = 1000;

    public PolicyEdition {
        requireShort("by", by);
        requireShort("why", why);
    }

    private static void requireShort(String name, String text) {
        if (text.length() > MOST_CHARS) {
            throw new IllegalArgumentException(
                    "`%s` of a policy must have at most %d characters, had %d"
                            .formatted(name, MOST_CHARS, text.length()));
        }
    }

    /// What put it in force.
    public enum Kind {
        /// The settings of the control process.
        SETTINGS,
        /// `policy apply`.
        APPLIED,
        /// `policy withdraw`.
        WITHDRAWN,
        /// `policy rollback`.
        ROLLED_BACK
    }
}
