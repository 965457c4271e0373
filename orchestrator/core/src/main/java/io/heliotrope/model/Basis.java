package io.heliotrope.model;

import java.util.Locale;

/// What an intensity counts. Values of different basis are never added, compared or averaged.
public enum Basis {
    AVERAGE_LIFECYCLE,
    AVERAGE_DIRECT,
    MARGINAL;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
