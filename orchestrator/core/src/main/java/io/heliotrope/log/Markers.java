package io.heliotrope.log;

import java.time.Duration;

/// How long a reader may have to look back for the markers that are in force.
public final class Markers {
    /// Routers say their markers again this often, in real time.
    public static final Duration AGAIN = Duration.ofSeconds(60);

    /// Who begins to read a log this far back, in real time, comes across every marker in force
    /// before it reads what is new, when the router is alive.
    public static final Duration WITHIN = AGAIN.multipliedBy(2);

    private Markers() {}
}
