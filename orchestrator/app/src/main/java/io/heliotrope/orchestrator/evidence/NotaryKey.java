package io.heliotrope.orchestrator.evidence;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A notary's own key, with which it signs. It never shows its private half but in [#pem].
///
/// Safe from any thread.
public final class NotaryKey {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN (PRIVATE|PUBLIC) KEY-----([^-]*)-----END \\1 KEY-----");
    private static final byte[] PROBE = "heliotrope".getBytes(StandardCharsets.UTF_8);
    private static final int LINE = 64;

    private final PrivateKey secret;
    private final TrustedKey open;

    private NotaryKey(PrivateKey secret, TrustedKey open) {
        this.secret = secret;
        this.open = open;
    }

    /// A new key.
    public static NotaryKey generate() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(TrustedKey.ALGORITHM).generateKeyPair();
            return new NotaryKey(pair.getPrivate(), TrustedKey.of(pair.getPublic()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime since 15 has Ed25519", e);
        }
    }

    /// Reads what [#pem] wrote: a private and a public key, each in its PEM block, in any order.
    ///
    /// @throws IllegalArgumentException saying what is missing; it never quotes the text
    public static NotaryKey parse(String pem) {
        String secret = "";
        String open = "";
        Matcher blocks = BLOCK.matcher(pem);
        while (blocks.find()) {
            String body = blocks.group(2).replaceAll("\\s", "");
            if (blocks.group(1).equals("PRIVATE")) {
                secret = body;
            } else {
                open = body;
            }
        }
        if (secret.isEmpty() || open.isEmpty()) {
            throw new IllegalArgumentException(
                    "expected a PRIVATE KEY and a PUBLIC KEY block in PEM, as 'heliotrope notary-key'"
                            + " writes them");
        }
        NotaryKey key = new NotaryKey(secret(secret), TrustedKey.parse(open));
        if (!key.open.verifies(PROBE, key.sign(PROBE))) {
            throw new IllegalArgumentException("the private and the public key are no pair");
        }
        return key;
    }

    private static PrivateKey secret(String base64) {
        try {
            return KeyFactory.getInstance(TrustedKey.ALGORITHM)
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // the cause might quote the key
            throw new IllegalArgumentException("the private key is no Ed25519 key");
        }
    }

    /// Both halves in PEM: a secret.
    public String pem() {
        return block("PRIVATE", Base64.getEncoder().encodeToString(secret.getEncoded()))
                + block("PUBLIC", open.text());
    }

    private static String block(String kind, String base64) {
        StringBuilder text = new StringBuilder("-----BEGIN " + kind + " KEY-----\n");
        for (int at = 0; at < base64.length(); at += LINE) {
            text.append(base64, at, Math.min(base64.length(), at + LINE)).append('\n');
        }
        return text.append("-----END " + kind + " KEY-----\n").toString();
    }

    /// The half that verifiers need.
    public TrustedKey open() {
        return open;
    }

    /// Its signature over `document`, 64 bytes.
    public byte[] sign(byte[] document) {
        try {
            Signature signature = Signature.getInstance(TrustedKey.ALGORITHM);
            signature.initSign(secret);
            signature.update(document);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("key " + open.id() + " cannot sign", e);
        }
    }

    @Override
    public String toString() {
        return "notary key " + open.id();
    }
}
