package io.heliotrope.orchestrator.evidence;

import io.heliotrope.model.ClusterId;
import java.time.Instant;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// The hashes of all records that one partition holds, in order: what is compared with what was
/// sealed. 48 bytes a record. Owned by one thread.
public final class PartitionLog {
    private static final int HASH = 32;

    private final ClusterId cluster;
    private final TopicPartition partition;
    private final RecordHash recordHash;
    private long[] offsets = new long[16];
    private long[] timestamps = new long[16];
    private byte[] hashes = new byte[16 * HASH];
    private int count;
    private long begin;
    private long end;

    /// `recordHash` may be shared by the logs that one thread reads.
    public PartitionLog(ClusterId cluster, TopicPartition partition, RecordHash recordHash) {
        this.cluster = cluster;
        this.partition = partition;
        this.recordHash = recordHash;
    }

    /// Takes the next record.
    public void add(ConsumerRecord<byte[], ? extends byte @Nullable []> read) {
        if (count == offsets.length) {
            offsets = Arrays.copyOf(offsets, 2 * count);
            timestamps = Arrays.copyOf(timestamps, 2 * count);
            hashes = Arrays.copyOf(hashes, 2 * count * HASH);
        }
        offsets[count] = read.offset();
        timestamps[count] = read.timestamp();
        System.arraycopy(recordHash.of(read), 0, hashes, count * HASH, HASH);
        count++;
        end = read.offset() + 1;
    }

    /// Says which offsets were read: from `first`, where the log begins now, up to `next`.
    public void spans(long first, long next) {
        begin = first;
        end = Math.max(end, next);
    }

    /// The cluster's name, for people.
    public ClusterId cluster() {
        return cluster;
    }

    public TopicPartition partition() {
        return partition;
    }

    /// The first offset that the partition still has.
    public long begin() {
        return begin;
    }

    /// The offset after the last that was read.
    public long end() {
        return end;
    }

    /// When the first record that the partition still has arrived, in real time; never, when it has
    /// none.
    public Instant first() {
        int first = from(begin);
        return first < count ? Instant.ofEpochMilli(timestamps[first]) : Instant.MAX;
    }

    public int count() {
        return count;
    }

    /// The position of the first record at `offset` or later.
    int from(long offset) {
        int found = Arrays.binarySearch(offsets, 0, count, offset);
        return found >= 0 ? found : -found - 1;
    }

    long offset(int index) {
        return offsets[index];
    }

    /// Real time of the record, in ms since 1970.
    long timestamp(int index) {
        return timestamps[index];
    }

    byte[] hash(int index) {
        return Arrays.copyOfRange(hashes, index * HASH, (index + 1) * HASH);
    }
}
