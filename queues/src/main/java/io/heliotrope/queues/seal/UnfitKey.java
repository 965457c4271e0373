package io.heliotrope.queues.seal;

import io.heliotrope.model.PublicKey;

/// Nothing can be sealed to a public key: it is none that a key pair can have.
public final class UnfitKey extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnfitKey(PublicKey key, Throwable cause) {
        super(
                "nothing can be sealed to the public key "
                        + key
                        + ": it belongs to no key pair; make one with 'heliotrope keys new'",
                cause);
    }
}
