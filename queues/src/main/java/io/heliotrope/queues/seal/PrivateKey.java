package io.heliotrope.queues.seal;

import io.heliotrope.model.PublicKey;
import java.util.Base64;

/// An X25519 private key: a region's, or a producer's to which outputs are sealed.
///
/// Its text form names the public key only.
public final class PrivateKey {
    private static final int LENGTH = 32;

    private final byte[] secret;
    private final PublicKey publicKey;

    private PrivateKey(byte[] secret) {
        this.secret = secret;
        this.publicKey = Hpke.publicKeyOf(secret);
    }

    /// A new one, from the system's secure random numbers.
    public static PrivateKey generate() {
        return new PrivateKey(Hpke.newSecret());
    }

    /// Reads what [#write()] wrote, or any 32 bytes in base64url without padding.
    ///
    /// @throws IllegalArgumentException when it is none; the message holds no part of the text
    static PrivateKey read(String text) {
        byte[] secret = decoded(text.strip());
        if (secret.length != LENGTH) {
            throw new IllegalArgumentException(
                    "a private key must be 32 bytes in base64url without padding");
        }
        return new PrivateKey(secret);
    }

    private static byte[] decoded(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException quotesTheText) {
            return new byte[0];
        }
    }

    String write() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    byte[] secret() {
        return secret;
    }

    public PublicKey publicKey() {
        return publicKey;
    }

    @Override
    public String toString() {
        return "the private key of " + publicKey.id();
    }
}
