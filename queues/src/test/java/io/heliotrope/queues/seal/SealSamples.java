package io.heliotrope.queues.seal;

import io.heliotrope.canaries.Canary;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.model.PublicKey;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.TenantId;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/// Two regions with a key each, in files, and a job sealed to both.
final class SealSamples {
    static final RegionId SOUTH = new RegionId("eu-south");
    static final RegionId NORTH = new RegionId("eu-north");
    static final byte[] SECRET_TEXT = Canary.SEALED_PAYLOAD.bytes();

    final PrivateKey south = key(Canary.REGION_KEY);
    final PrivateKey north = key(Canary.OTHER_REGION_KEY);
    final PrivateKey reply = key(Canary.REPLY_KEY);
    final RegionKeys southKeys;
    final RegionKeys northKeys;

    SealSamples(Path folder) throws IOException {
        KeyFiles.add(south, SOUTH, folder);
        KeyFiles.add(north, NORTH, folder);
        this.southKeys = RegionKeys.of(SOUTH, folder);
        this.northKeys = RegionKeys.of(NORTH, folder);
    }

    SortedMap<RegionId, PublicKey> keys() {
        TreeMap<RegionId, PublicKey> keys = new TreeMap<>();
        keys.put(SOUTH, south.publicKey());
        keys.put(NORTH, north.publicKey());
        return keys;
    }

    JobContext context() {
        return context(keys().keySet());
    }

    JobContext context(Collection<RegionId> regions) {
        return new JobContext(
                new TenantId("clinic"),
                SOUTH,
                Lane.INTERACTIVE,
                new JobId("letter-7"),
                reply.publicKey(),
                regions);
    }

    byte[] sealed() {
        return PayloadSeal.seal(context(), keys(), SECRET_TEXT, random());
    }

    private static PrivateKey key(Canary secret) {
        return PrivateKey.read(
                Base64.getUrlEncoder().withoutPadding().encodeToString(secret.bytes()));
    }

    /// Gives the data key that is to be found nowhere, then what is random.
    private static SecureRandom random() {
        return new SecureRandom() {
            @Override
            public void nextBytes(byte[] bytes) {
                if (bytes.length == Envelope.DATA_KEY) {
                    System.arraycopy(Canary.DATA_KEY.bytes(), 0, bytes, 0, bytes.length);
                } else {
                    super.nextBytes(bytes);
                }
            }
        };
    }
}
