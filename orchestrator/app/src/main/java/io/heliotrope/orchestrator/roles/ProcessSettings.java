package io.heliotrope.orchestrator.roles;

import io.heliotrope.queues.TopicLayout;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;

/// What the roles of one process share: where state stores live, what names this start of it, the
/// topics' layout, and how long to wait for the control plane at start.
public record ProcessSettings(Path directory, String boot, TopicLayout layout, Duration patience) {
    private static final int BOOT_BYTES = 5;

    /// A process with a boot id of its own.
    public static ProcessSettings in(Path directory, TopicLayout layout) {
        byte[] bytes = new byte[BOOT_BYTES];
        new SecureRandom().nextBytes(bytes);
        return new ProcessSettings(
                directory, HexFormat.of().formatHex(bytes), layout, Duration.ofSeconds(60));
    }

    /// How long the end of a job is remembered, in real time: longer than its topics keep a repeat
    /// of it.
    public Duration endsRememberedFor() {
        return layout.retention().plus(Duration.ofDays(1));
    }
}
