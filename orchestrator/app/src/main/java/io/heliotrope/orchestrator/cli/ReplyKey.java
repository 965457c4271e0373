package io.heliotrope.orchestrator.cli;

import io.heliotrope.orchestrator.start.CannotRun;
import io.heliotrope.orchestrator.start.CannotRun.Why;
import io.heliotrope.queues.seal.KeyFiles;
import io.heliotrope.queues.seal.PrivateKey;
import java.io.IOException;
import java.nio.file.Path;

/// Reads the producer's private key that an option names; no message holds any of it.
final class ReplyKey {
    private ReplyKey() {}

    static PrivateKey read(Path file) {
        try {
            return KeyFiles.read(file);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new CannotRun(
                    Why.USAGE,
                    "--reply-key names "
                            + file
                            + ", expected a private key as 'heliotrope keys new --reply-key' writes it",
                    unreadable);
        }
    }
}
