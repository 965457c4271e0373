package io.heliotrope.queues.seal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.XECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KEM;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// HPKE of RFC 9180 in base mode, composed of what the JDK has: a second opinion on the one that is
/// used. DHKEM(X25519, HKDF-SHA256), HKDF-SHA256 and AES-GCM with keys of `keyBytes`.
final class JdkHpke {
    private static final int NONCE = 12;

    private final int keyBytes;
    private final byte[] suite;

    JdkHpke(int keyBytes) {
        this.keyBytes = keyBytes;
        byte aead = (byte) (keyBytes == 16 ? 1 : 2);
        this.suite = join("HPKE".getBytes(US_ASCII), new byte[] {0, 0x20, 0, 1, 0, aead});
    }

    /// The key and base nonce of a message that was sealed.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Context(byte[] key, byte[] baseNonce) {}

    byte[] seal(byte[] publicKey, byte[] info, byte[] message) throws GeneralSecurityException {
        KEM.Encapsulated sent =
                KEM.getInstance("DHKEM").newEncapsulator(publicKey(publicKey)).encapsulate();
        Context context = schedule(sent.key().getEncoded(), info);
        return join(
                sent.encapsulation(), gcm(Cipher.ENCRYPT_MODE, context, 0, new byte[0], message));
    }

    byte[] open(byte[] secret, byte[] info, byte[] sealed) throws GeneralSecurityException {
        byte[] cipher = Arrays.copyOfRange(sealed, 32, sealed.length);
        Context context = receive(secret, Arrays.copyOf(sealed, 32), info);
        return gcm(Cipher.DECRYPT_MODE, context, 0, new byte[0], cipher);
    }

    Context receive(byte[] secret, byte[] encapsulated, byte[] info)
            throws GeneralSecurityException {
        byte[] shared =
                KEM.getInstance("DHKEM")
                        .newDecapsulator(privateKey(secret))
                        .decapsulate(encapsulated)
                        .getEncoded();
        return schedule(shared, info);
    }

    byte[] open(Context context, long sequence, byte[] aad, byte[] cipher)
            throws GeneralSecurityException {
        return gcm(Cipher.DECRYPT_MODE, context, sequence, aad, cipher);
    }

    private Context schedule(byte[] shared, byte[] info) throws GeneralSecurityException {
        byte[] pskId = extract(new byte[0], "psk_id_hash", new byte[0]);
        byte[] context = join(new byte[] {0}, join(pskId, extract(new byte[0], "info_hash", info)));
        byte[] secret = extract(shared, "secret", new byte[0]);
        return new Context(
                expand(secret, "key", context, keyBytes),
                expand(secret, "base_nonce", context, NONCE));
    }

    private byte[] extract(byte[] salt, String label, byte[] material)
            throws GeneralSecurityException {
        byte[] labelled = join(labelled(label), material);
        return KDF.getInstance("HKDF-SHA256")
                .deriveData(
                        HKDFParameterSpec.ofExtract().addSalt(salt).addIKM(labelled).extractOnly());
    }

    private byte[] expand(byte[] secret, String label, byte[] context, int length)
            throws GeneralSecurityException {
        byte[] size = ByteBuffer.allocate(2).putShort((short) length).array();
        byte[] info = join(size, join(labelled(label), context));
        return KDF.getInstance("HKDF-SHA256")
                .deriveData(
                        HKDFParameterSpec.expandOnly(
                                new SecretKeySpec(secret, "Generic"), info, length));
    }

    private byte[] labelled(String label) {
        return join("HPKE-v1".getBytes(US_ASCII), join(suite, label.getBytes(US_ASCII)));
    }

    private static byte[] gcm(int mode, Context context, long sequence, byte[] aad, byte[] message)
            throws GeneralSecurityException {
        byte[] nonce = context.baseNonce().clone();
        for (int i = 0; i < Long.BYTES; i++) {
            nonce[NONCE - 1 - i] ^= (byte) (sequence >>> (8 * i));
        }
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                mode, new SecretKeySpec(context.key(), "AES"), new GCMParameterSpec(128, nonce));
        cipher.updateAAD(aad);
        return cipher.doFinal(message);
    }

    private static PublicKey publicKey(byte[] raw) throws GeneralSecurityException {
        byte[] bigEndian = new byte[raw.length];
        for (int i = 0; i < raw.length; i++) {
            bigEndian[i] = raw[raw.length - 1 - i];
        }
        bigEndian[0] &= 0x7F;
        return KeyFactory.getInstance("X25519")
                .generatePublic(
                        new XECPublicKeySpec(
                                NamedParameterSpec.X25519, new BigInteger(1, bigEndian)));
    }

    private static XECPrivateKey privateKey(byte[] raw) throws GeneralSecurityException {
        return (XECPrivateKey)
                KeyFactory.getInstance("X25519")
                        .generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, raw));
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
