package io.heliotrope.signals.archive;

import java.io.IOException;

/// A file that is there and cannot be read; the message says what is wrong with it, without its
/// name.
final class DamagedFile extends IOException {
    private static final long serialVersionUID = 1L;

    DamagedFile(String message) {
        super(message);
    }

    DamagedFile(String message, Throwable cause) {
        super(message, cause);
    }
}
