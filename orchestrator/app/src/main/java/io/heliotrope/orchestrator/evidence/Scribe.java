package io.heliotrope.orchestrator.evidence;

import io.heliotrope.model.ClusterId;
import io.heliotrope.model.Digest;
import io.heliotrope.protocol.Checkpoint.Span;
import io.heliotrope.protocol.Fingerprints;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Writes down one partition: takes its records in order and gives the spans of the next
/// checkpoints.
///
/// The same records give the same chain, whoever writes them down and wherever spans are cut. Owned
/// by one thread.
public final class Scribe {
    /// A hole of more offsets than this begins a new chain: what was there, if anything, is not
    /// sealed.
    static final int LARGEST_HOLE = 10_000;

    private final ClusterId cluster;
    private final TopicPartition partition;
    private final RecordHash recordHash = new RecordHash();
    private final List<Integer> skipped = new ArrayList<>();
    private final ByteArrayOutputStream hashes = new ByteArrayOutputStream();
    private long start;
    private Chain chain;
    private Digest previous;
    private long first;
    private long next;

    private Scribe(ClusterId cluster, TopicPartition partition, long start, long at, Digest value) {
        this.cluster = cluster;
        this.partition = partition;
        this.start = start;
        this.chain = Chain.at(value);
        this.previous = value;
        this.first = at;
        this.next = at;
    }

    /// Begins a chain at offset `start`.
    public static Scribe beginning(ClusterId cluster, TopicPartition partition, long start) {
        Digest seed = Chain.seed(cluster, partition.topic(), partition.partition(), start);
        return new Scribe(cluster, partition, start, start, seed);
    }

    /// Goes on where `span` ends.
    public static Scribe after(Span span) {
        return new Scribe(
                span.cluster(),
                new TopicPartition(span.topic(), span.partition()),
                span.start(),
                span.next(),
                span.value());
    }

    public TopicPartition partition() {
        return partition;
    }

    /// The offset to read on from.
    public long next() {
        return next;
    }

    /// How many records the next span has so far.
    public int pending() {
        return hashes.size() / Fingerprints.BYTES;
    }

    /// Takes the next record. After a hole that is too large, what was pending must have been
    /// taken.
    ///
    /// @throws IllegalStateException when the record was taken before
    public void add(ConsumerRecord<byte[], ? extends byte @Nullable []> read) {
        if (read.offset() < next) {
            throw new IllegalStateException(
                    partition + " offset " + read.offset() + " comes again, expected " + next);
        }
        for (long hole = next; hole < read.offset(); hole++) {
            skipped.add((int) (hole - first));
        }
        byte[] hash = recordHash.of(read);
        chain.add(hash);
        hashes.write(hash, 0, Fingerprints.BYTES);
        next = read.offset() + 1;
    }

    /// Whether the hole before `offset` is so large that a new chain begins there.
    public boolean isBeyond(long offset) {
        return offset - next > LARGEST_HOLE;
    }

    /// What was taken since the last span, or where the chain stands when that is nothing.
    public Span span() {
        int[] holes = skipped.stream().mapToInt(Integer::intValue).toArray();
        Digest value = chain.value();
        Span span =
                new Span(
                        cluster,
                        partition.topic(),
                        partition.partition(),
                        start,
                        first,
                        previous,
                        value,
                        new Fingerprints(holes, hashes.toByteArray()));
        skipped.clear();
        hashes.reset();
        previous = value;
        first = next;
        return span;
    }

    /// Begins a new chain at `offset`; nothing may be pending.
    public void restart(long offset) {
        Scribe anew = beginning(cluster, partition, offset);
        start = offset;
        chain = anew.chain;
        previous = anew.previous;
        first = offset;
        next = offset;
    }
}
