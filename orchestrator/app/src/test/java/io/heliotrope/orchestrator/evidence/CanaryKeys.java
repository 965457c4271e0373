package io.heliotrope.orchestrator.evidence;

import io.heliotrope.canaries.Canary;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.Base64;

/// Keys of canaries, as files hold them.
public final class CanaryKeys {
    private CanaryKeys() {}

    /// The PEM of a notary whose private key is these bytes.
    public static String notary(Canary secret) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(255, giving(secret.bytes()));
            KeyPair pair = generator.generateKeyPair();
            return block("PRIVATE", pair.getPrivate().getEncoded())
                    + block("PUBLIC", pair.getPublic().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime since 15 has Ed25519", e);
        }
    }

    private static String block(String kind, byte[] encoded) {
        return "-----BEGIN %1$s KEY-----%n%2$s%n-----END %1$s KEY-----%n"
                .formatted(kind, Base64.getEncoder().encodeToString(encoded));
    }

    private static SecureRandom giving(byte[] secret) {
        return new SecureRandom() {
            @Override
            public void nextBytes(byte[] bytes) {
                System.arraycopy(secret, 0, bytes, 0, bytes.length);
            }
        };
    }

    /// A line of a file of token keys.
    public static String token(Canary secret) {
        return Base64.getEncoder().encodeToString(secret.bytes()) + "\n";
    }

    /// The file of a region's or a producer's private key.
    public static String sealing(Canary secret) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret.bytes()) + "\n";
    }
}
