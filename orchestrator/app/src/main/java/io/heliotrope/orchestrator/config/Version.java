package io.heliotrope.orchestrator.config;

import java.util.Optional;

/// Which program this is: its version from the jar's manifest, and the Java that runs it.
public record Version(String program, String java) {
    /// The version of the running program; `development` when it does not run from its jar.
    public static Version current() {
        Optional<String> implementation =
                Optional.ofNullable(Version.class.getPackage().getImplementationVersion());
        return new Version(implementation.orElse("development"), Runtime.version().toString());
    }
}
