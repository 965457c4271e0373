package io.heliotrope.orchestrator.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.heliotrope.model.ClusterId;
import io.heliotrope.model.Digest;
import io.heliotrope.protocol.Checkpoint;
import io.heliotrope.protocol.Checkpoint.Span;
import io.heliotrope.queues.Message;
import io.heliotrope.queues.SealedCheckpoint;
import io.heliotrope.queues.Topics;
import io.heliotrope.queues.format.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/// Logs without a broker: records, what a notary makes of them, and the check.
final class Tape {
    static final ClusterId CLUSTER = new ClusterId("europe");
    static final TopicPartition PARTITION = new TopicPartition("heliotrope.oslo.status", 2);

    private Tape() {}

    /// `count` records by `seed`; some have no value, and after every seventh an offset is skipped.
    static List<ConsumerRecord<byte[], byte @Nullable []>> records(long seed, int count) {
        Random random = new Random(seed);
        List<ConsumerRecord<byte[], byte @Nullable []>> records = new ArrayList<>();
        long offset = 0;
        for (int i = 0; i < count; i++) {
            Headers headers =
                    new RecordHeaders()
                            .add("ce_type", "io.heliotrope.status".getBytes(UTF_8))
                            .add("ce_id", bytes(random, 6));
            byte[] value = i % 5 == 4 ? null : bytes(random, 1 + random.nextInt(12));
            records.add(record(PARTITION, offset, i, bytes(random, 4), value, headers));
            offset += i % 7 == 6 ? 2 : 1;
        }
        return records;
    }

    private static byte[] bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    static ConsumerRecord<byte[], byte @Nullable []> record(
            TopicPartition partition,
            long offset,
            long timestamp,
            byte[] key,
            byte @Nullable [] value,
            Headers headers) {
        return new ConsumerRecord<>(
                partition.topic(),
                partition.partition(),
                offset,
                timestamp,
                TimestampType.LOG_APPEND_TIME,
                0,
                0,
                key,
                value,
                headers,
                Optional.empty());
    }

    /// The same record at another offset.
    static ConsumerRecord<byte[], byte @Nullable []> at(
            long offset, ConsumerRecord<byte[], byte @Nullable []> one) {
        return record(PARTITION, offset, one.timestamp(), one.key(), one.value(), one.headers());
    }

    /// What a notary says of `records`, in spans of `each` records.
    static List<SealedSpan> sealed(
            List<ConsumerRecord<byte[], byte @Nullable []>> records, int each) {
        List<SealedSpan> spans = new ArrayList<>();
        Scribe scribe = Scribe.beginning(CLUSTER, PARTITION, 0);
        for (ConsumerRecord<byte[], byte @Nullable []> one : records) {
            scribe.add(one);
            if (scribe.pending() == each) {
                spans.add(new SealedSpan(scribe.span(), spans.size()));
            }
        }
        spans.add(new SealedSpan(scribe.span(), spans.size()));
        return spans;
    }

    /// How `records`, of a log that begins at `begin`, compare with `spans`.
    static PartitionSeal check(
            List<ConsumerRecord<byte[], byte @Nullable []>> records,
            long begin,
            List<SealedSpan> spans) {
        PartitionLog log = new PartitionLog(CLUSTER, PARTITION, new RecordHash());
        records.forEach(log::add);
        log.spans(begin, begin);
        return PartitionCheck.of(log, spans);
    }

    /// The records of a checkpoints topic: one checkpoint for each span, by one notary.
    static List<ConsumerRecord<byte[], byte @Nullable []>> checkpoints(
            List<Span> spans, NotaryKey key) {
        List<ConsumerRecord<byte[], byte @Nullable []>> records = new ArrayList<>();
        Digest follows = Checkpoint.NOTHING;
        for (Span span : spans) {
            Checkpoint checkpoint =
                    new Checkpoint("oslo", records.size(), follows, Instant.EPOCH, List.of(span));
            byte[] document = Json.checkpoint(checkpoint);
            SealedCheckpoint sealed =
                    new SealedCheckpoint(checkpoint, document, key.open().id(), key.sign(document));
            follows = sealed.digest();
            records.add(received(sealed.message(), records.size()));
        }
        return records;
    }

    static ConsumerRecord<byte[], byte @Nullable []> received(Message message, long offset) {
        return record(
                new TopicPartition(Topics.CHECKPOINTS, 0),
                offset,
                offset,
                message.key(),
                message.value(),
                message.headers());
    }
}
