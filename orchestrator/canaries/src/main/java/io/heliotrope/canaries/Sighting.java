package io.heliotrope.canaries;

import java.util.SortedSet;

/// Secrets where they must not be, and what showed them.
record Sighting(SortedSet<Canary> canaries, String where, String text) {
    private static final int ENOUGH = 1_000;

    /// Without the secrets: it is thrown, logged and looked at again.
    @Override
    public String toString() {
        String hidden = text;
        for (Canary canary : canaries) {
            for (String form : Forms.of(canary.secret())) {
                hidden = hidden.replace(form, "<" + canary.name() + ">");
            }
        }
        String shown = hidden.length() > ENOUGH ? hidden.substring(0, ENOUGH) + "..." : hidden;
        return canaries + " in " + where + ": " + shown;
    }
}
