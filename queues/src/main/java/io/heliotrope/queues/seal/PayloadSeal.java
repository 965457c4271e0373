package io.heliotrope.queues.seal;

import io.heliotrope.model.KeyId;
import io.heliotrope.model.PublicKey;
import io.heliotrope.model.RegionId;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Seals payloads to regions, and opens them.
///
/// Each payload has a data key of its own (AES-256-GCM), which is wrapped with HPKE for the key of
/// each region. The payload is bound to its [JobContext] and to all wrapped keys, each wrapped key
/// to the same context, its region and its name.
public final class PayloadSeal {
    /// The version that the header `heliotrope-sealed` names.
    public static final String VERSION = "1";

    private static final String PAYLOAD = "heliotrope payload 1";
    private static final String KEY = "heliotrope key 1";

    private PayloadSeal() {}

    /// Seals `payload` to the public key of each region; `context` names the same regions.
    ///
    /// @throws UnfitKey when one of the keys is none
    public static byte[] seal(
            JobContext context,
            SortedMap<RegionId, PublicKey> keys,
            byte[] payload,
            SecureRandom random) {
        byte[] dataKey = new byte[Envelope.DATA_KEY];
        byte[] nonce = new byte[Envelope.NONCE];
        random.nextBytes(dataKey);
        random.nextBytes(nonce);
        try {
            return seal(context, keys, payload, dataKey, nonce);
        } finally {
            Arrays.fill(dataKey, (byte) 0);
        }
    }

    static byte[] seal(
            JobContext context,
            SortedMap<RegionId, PublicKey> keys,
            byte[] payload,
            byte[] dataKey,
            byte[] nonce) {
        if (!context.regions().equals(keys.keySet())) {
            throw new IllegalArgumentException(
                    "a payload bound to "
                            + context.regions()
                            + " must be sealed to their keys, was given those of "
                            + keys.keySet());
        }
        TreeMap<RegionId, Envelope.Wrapped> wrapped = new TreeMap<>();
        keys.forEach((region, key) -> {
            byte[] info = keyInfo(context, region, key.id());
            wrapped.put(region, new Envelope.Wrapped(key.id(), Hpke.seal(key, info, dataKey)));
        });
        byte[] head = Envelope.head(wrapped);
        byte[] sealed = gcm(Cipher.ENCRYPT_MODE, dataKey, nonce, aad(context, head), payload);
        if (sealed == null) {
            throw new IllegalStateException("AES-GCM refused to encrypt");
        }
        return new Envelope(wrapped, head, nonce, sealed).bytes();
    }

    /// The names of the keys that an envelope is sealed to, by region; empty when the bytes are no
    /// envelope. Needs no key and proves nothing.
    public static Optional<SortedMap<RegionId, KeyId>> keys(byte[] envelope) {
        return Envelope.read(envelope)
                .map(read -> {
                    SortedMap<RegionId, KeyId> keys = new TreeMap<>();
                    read.keys().forEach((region, wrapped) -> keys.put(region, wrapped.key()));
                    return keys;
                });
    }

    /// Opens what was sealed for the region whose keys these are.
    public static Opened open(JobContext context, RegionKeys keys, byte[] sealed) {
        Optional<Envelope> envelope = Envelope.read(sealed);
        if (envelope.isEmpty() || !envelope.get().keys().keySet().equals(context.regions())) {
            return new Opened.Closed(Opened.Why.MALFORMED);
        }
        Envelope.Wrapped wrapped = envelope.get().keys().get(keys.region());
        if (wrapped == null) {
            return new Opened.Closed(Opened.Why.NOT_FOR_REGION);
        }
        return switch (keys.find(wrapped.key())) {
            case RegionKeys.Missing missing -> new Opened.Closed(Opened.Why.KEY_MISSING);
            case RegionKeys.Unreadable unreadable -> new Opened.Closed(Opened.Why.KEY_UNREADABLE);
            case RegionKeys.Found(PrivateKey key) ->
                    open(context, keys.region(), key, envelope.get(), wrapped);
        };
    }

    private static Opened open(
            JobContext context,
            RegionId region,
            PrivateKey key,
            Envelope envelope,
            Envelope.Wrapped wrapped) {
        byte[] info = keyInfo(context, region, wrapped.key());
        byte[] dataKey = Hpke.open(key, info, wrapped.dataKey());
        if (dataKey == null) {
            return new Opened.Closed(Opened.Why.NOT_AUTHENTIC);
        }
        byte[] plain =
                gcm(
                        Cipher.DECRYPT_MODE,
                        dataKey,
                        envelope.nonce(),
                        aad(context, envelope.head()),
                        envelope.payload());
        Arrays.fill(dataKey, (byte) 0);
        return plain == null
                ? new Opened.Closed(Opened.Why.NOT_AUTHENTIC)
                : new Opened.Plain(plain);
    }

    static byte[] keyInfo(JobContext context, RegionId region, KeyId key) {
        return new Fields()
                .text(KEY)
                .field(context.bytes())
                .text(region.value())
                .text(key.value())
                .bytes();
    }

    static byte[] aad(JobContext context, byte[] head) {
        return new Fields().text(PAYLOAD).field(context.bytes()).raw(head).bytes();
    }

    /// Null when what is decrypted is not authentic.
    private static byte @Nullable [] gcm(
            int mode, byte[] key, byte[] nonce, byte[] aad, byte[] message) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    mode,
                    new SecretKeySpec(key, "AES"),
                    new GCMParameterSpec(Envelope.TAG * Byte.SIZE, nonce));
            cipher.updateAAD(aad);
            return cipher.doFinal(message);
        } catch (AEADBadTagException e) {
            return null;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has AES-GCM", e);
        }
    }
}
