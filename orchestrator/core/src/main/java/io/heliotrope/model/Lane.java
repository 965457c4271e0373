package io.heliotrope.model;

import java.util.Locale;

/// How a job travels: interactive work is answered at once, batch work may wait for its deadline.
public enum Lane {
    INTERACTIVE,
    BATCH;

    /// The lane's word in topics, metrics and output.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
