package io.heliotrope.orchestrator.access;

import java.util.regex.Pattern;

/// How the roles' principals are called, as Kafka's authorizer names them: `pattern` with `{role}`
/// where the role's word comes.
public record Principals(String pattern) {
    private static final Pattern SOUND = Pattern.compile("User:[^*\\p{Cntrl}]*");

    /// Where the role's word comes.
    public static final String ROLE = "{role}";

    /// What [#Principals] takes, for messages.
    public static final String EXPECTED =
            "a principal with {role} in it, such as User:heliotrope-{role} or"
                    + " User:CN={role},O=Example";

    /// The principals of users that are called after their roles.
    public static final Principals DEFAULT = new Principals("User:heliotrope-" + ROLE);

    /// @throws IllegalArgumentException when it is no user's principal or has not one place for the
    ///   role
    public Principals {
        boolean hasOne =
                pattern.contains(ROLE) && pattern.indexOf(ROLE) == pattern.lastIndexOf(ROLE);
        if (!hasOne || !SOUND.matcher(pattern).matches()) {
            throw new IllegalArgumentException("'" + pattern + "' is not " + EXPECTED);
        }
    }

    public String of(Role role) {
        return pattern.replace(ROLE, role.word());
    }

    /// Whether it may be a role's of other settings, such as a region's that is gone.
    public boolean mayName(String principal) {
        int at = pattern.indexOf(ROLE);
        return principal.startsWith(pattern.substring(0, at))
                && principal.endsWith(pattern.substring(at + ROLE.length()));
    }
}
