package io.heliotrope.queues.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.model.PublicKey;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.TenantId;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/// Two regions with a key each, in files, and a job sealed to both.
final class SealSamples {
    static final RegionId SOUTH = new RegionId("eu-south");
    static final RegionId NORTH = new RegionId("eu-north");
    static final byte[] SECRET_TEXT = "Ms Example is 47 and has a cough".getBytes(UTF_8);

    final PrivateKey south = PrivateKey.generate();
    final PrivateKey north = PrivateKey.generate();
    final PrivateKey reply = PrivateKey.generate();
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
        return PayloadSeal.seal(context(), keys(), SECRET_TEXT, new SecureRandom());
    }
}
