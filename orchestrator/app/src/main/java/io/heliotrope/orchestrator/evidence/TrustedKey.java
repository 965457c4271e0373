package io.heliotrope.orchestrator.evidence;

import io.heliotrope.model.Digest;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/// A notary's public key. Safe from any thread.
public final class TrustedKey {
    /// What [#parse] expects, for messages.
    public static final String EXPECTED =
            "an Ed25519 public key in Base64, as 'heliotrope notary-key' prints it";

    static final String ALGORITHM = "Ed25519";
    private static final int ID_DIGITS = 16;

    private final PublicKey key;
    private final String id;

    private TrustedKey(PublicKey key) {
        this.key = key;
        this.id = Digest.of(key.getEncoded()).hex().substring(0, ID_DIGITS);
    }

    static TrustedKey of(PublicKey key) {
        return new TrustedKey(key);
    }

    /// Reads the Base64 of a SubjectPublicKeyInfo, what stands between the lines of a PEM file.
    ///
    /// @throws IllegalArgumentException when it is none of an Ed25519 key; the message holds no
    ///   part of the text, since a private key may have been put there
    public static TrustedKey parse(String text) {
        try {
            byte[] encoded = Base64.getDecoder().decode(text.strip());
            return new TrustedKey(
                    KeyFactory.getInstance(ALGORITHM)
                            .generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "a text of " + text.length() + " characters is not " + EXPECTED, e);
        }
    }

    /// The first 16 hexadecimal digits of its SHA-256: what checkpoints call it by.
    public String id() {
        return id;
    }

    /// The text that [#parse] reads.
    public String text() {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    /// Whether its private key made `signature` over `document`.
    public boolean verifies(byte[] document, byte[] signature) {
        try {
            Signature check = Signature.getInstance(ALGORITHM);
            check.initVerify(key);
            check.update(document);
            return check.verify(signature);
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TrustedKey that && key.equals(that.key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    @Override
    public String toString() {
        return id;
    }
}
