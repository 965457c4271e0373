package io.heliotrope.token;

import io.heliotrope.model.Digest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.spec.SecretKeySpec;

/// A secret of 32 bytes that tokens are made with, and its id, which is no secret: the first eight
/// hexadecimal digits of the SHA-256 of the bytes.
public final class TokenKey {
    /// The length of a key in bytes.
    public static final int BYTES = 32;

    private static final int ID_DIGITS = 8;

    private final SecretKeySpec secret;
    private final String id;

    /// The key of these 32 bytes, which are copied.
    public TokenKey(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException(
                    "a token key has " + BYTES + " bytes, had " + bytes.length);
        }
        this.secret = new SecretKeySpec(bytes, "HmacSHA256");
        this.id = Digest.of(bytes).hex().substring(0, ID_DIGITS);
    }

    /// Reads a key from base64. The message of what it throws does not hold the text.
    ///
    /// @throws IllegalArgumentException when it is not base64 of 32 bytes
    public static TokenKey parse(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("expected base64 of 32 bytes, was no base64");
        }
        try {
            return new TokenKey(bytes);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /// What tokens made with it carry.
    public String id() {
        return id;
    }

    SecretKeySpec secret() {
        return secret;
    }

    /// The id; never the secret.
    @Override
    public String toString() {
        return id;
    }
}
