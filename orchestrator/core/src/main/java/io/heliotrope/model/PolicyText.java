package io.heliotrope.model;

/// A module of a policy as its author wrote it: what it is called, usually a file's name, and its
/// text.
public record PolicyText(String name, String text) {
    /// More than this is no policy that anybody reads.
    public static final int MOST_CHARS = 262_144;

    public PolicyText {
        Names.id("policy module", name);
        if (text.length() > MOST_CHARS) {
            throw new IllegalArgumentException(
                    "policy module "
                            + name
                            + " must have at most "
                            + MOST_CHARS
                            + " characters, had "
                            + text.length());
        }
    }
}
