package io.heliotrope.model;

import java.util.Base64;

/// An X25519 public key: 32 bytes as 43 characters of base64url without padding. It is no secret.
public record PublicKey(String text) {
    /// Bytes of a key.
    public static final int LENGTH = 32;

    private static final int FINGERPRINT = 24;

    public PublicKey {
        if (!isKey(text)) {
            throw new IllegalArgumentException(
                    "public key must be 32 bytes as 43 characters of base64url without padding,"
                            + " had "
                            + text.length()
                            + " characters");
        }
    }

    public static PublicKey of(byte[] bytes) {
        return new PublicKey(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    public byte[] bytes() {
        return Base64.getUrlDecoder().decode(text);
    }

    /// The key's own name, which follows from its bytes: `k` and the first 24 hexadecimal digits of
    /// their SHA-256.
    public KeyId id() {
        return new KeyId("k" + Digest.of(bytes()).hex().substring(0, FINGERPRINT));
    }

    private static boolean isKey(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            // one key has one text: no padding, no stray bits at the end
            return bytes.length == LENGTH
                    && Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
