package io.heliotrope.orchestrator.evidence;

import io.heliotrope.model.ClusterId;
import io.heliotrope.model.Digest;
import java.security.MessageDigest;
import java.util.HexFormat;

/// The chain of a partition: its value after a record is the SHA-256 of its value before and the
/// record's own hash, so that it tells every record since the start. Owned by one thread.
public final class Chain {
    private final MessageDigest sha256 = RecordHash.sha256();
    private byte[] value;

    private Chain(Digest value) {
        this.value = HexFormat.of().parseHex(value.hex());
    }

    /// What a chain of a partition that starts at offset `start` begins with: no two partitions
    /// have the same.
    public static Digest seed(ClusterId cluster, String topic, int partition, long start) {
        return Digest.of(
                "heliotrope/chain/1 %s %s %d %d".formatted(cluster, topic, partition, start));
    }

    /// A chain that stands at `value`.
    public static Chain at(Digest value) {
        return new Chain(value);
    }

    /// Takes in the next record by its hash.
    public void add(byte[] recordHash) {
        sha256.update(value);
        value = sha256.digest(recordHash);
    }

    public Digest value() {
        return new Digest(HexFormat.of().formatHex(value));
    }
}
