package io.heliotrope.queues.seal;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.LowLevelCryptoCaller;
import com.google.crypto.tink.hybrid.HpkeParameters;
import com.google.crypto.tink.hybrid.HpkePrivateKey;
import com.google.crypto.tink.hybrid.HpkePublicKey;
import com.google.crypto.tink.hybrid.subtle.HpkeDecrypt;
import com.google.crypto.tink.hybrid.subtle.HpkeEncrypt;
import com.google.crypto.tink.subtle.X25519;
import com.google.crypto.tink.util.Bytes;
import com.google.crypto.tink.util.SecretBytes;
import io.heliotrope.model.PublicKey;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import org.jspecify.annotations.Nullable;

/// HPKE of RFC 9180 in base mode, single-shot: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256,
/// AES-256-GCM. What a message is bound to goes into `info`; `aad` is empty.
///
/// A sealed message is the encapsulated key, 32 bytes, and the ciphertext, 16 bytes longer than
/// what was sealed.
final class Hpke {
    /// By how many bytes sealing lengthens a message.
    static final int OVERHEAD = 48;

    private Hpke() {}

    /// @throws UnfitKey when `to` is a point that no honest key pair has
    @LowLevelCryptoCaller // one algorithm, its keys named by the envelope: no key set is needed
    static byte[] seal(PublicKey to, byte[] info, byte[] message) {
        try {
            return HpkeEncrypt.create(publicKey(to)).encrypt(message, info);
        } catch (GeneralSecurityException e) {
            throw new UnfitKey(to, e);
        }
    }

    /// The message; null when it was sealed to another key, bound to something else, or changed.
    @AccessesPartialKey // keys rest as bytes in files
    @LowLevelCryptoCaller // as above
    static byte @Nullable [] open(PrivateKey key, byte[] info, byte[] sealed) {
        try {
            SecretBytes secret = SecretBytes.copyFrom(key.secret(), InsecureSecretKeyAccess.get());
            HpkePrivateKey own = HpkePrivateKey.create(publicKey(key.publicKey()), secret);
            return HpkeDecrypt.create(own).decrypt(sealed, info);
        } catch (GeneralSecurityException e) {
            return null;
        }
    }

    static byte[] newSecret() {
        return X25519.generatePrivateKey();
    }

    static PublicKey publicKeyOf(byte[] secret) {
        try {
            return PublicKey.of(X25519.publicFromPrivate(secret));
        } catch (InvalidKeyException e) {
            throw new IllegalArgumentException("a private key has 32 bytes", e);
        }
    }

    @AccessesPartialKey // public keys travel as bytes in the catalogue and in headers
    private static HpkePublicKey publicKey(PublicKey key) throws GeneralSecurityException {
        HpkeParameters suite =
                HpkeParameters.builder()
                        .setKemId(HpkeParameters.KemId.DHKEM_X25519_HKDF_SHA256)
                        .setKdfId(HpkeParameters.KdfId.HKDF_SHA256)
                        .setAeadId(HpkeParameters.AeadId.AES_256_GCM)
                        .setVariant(HpkeParameters.Variant.NO_PREFIX)
                        .build();
        return HpkePublicKey.create(suite, Bytes.copyFrom(key.bytes()), null);
    }
}
