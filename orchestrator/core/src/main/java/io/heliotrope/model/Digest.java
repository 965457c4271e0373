package io.heliotrope.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256 as 64 lower-case hexadecimal digits.
public record Digest(String hex) {
    private static final int HEX_DIGITS = 64;

    public Digest {
        if (!isDigest(hex)) {
            throw new IllegalArgumentException(
                    "digest must be 64 lower-case hex digits, was '" + hex + "'");
        }
    }

    public static Digest of(byte[] bytes) {
        try {
            return new Digest(
                    HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    public static Digest of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isDigest(String hex) {
        boolean isDigest = hex.length() == HEX_DIGITS;
        for (int i = 0; isDigest && i < HEX_DIGITS; i++) {
            char c = hex.charAt(i);
            isDigest = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
        }
        return isDigest;
    }

    @Override
    public String toString() {
        return hex;
    }
}
