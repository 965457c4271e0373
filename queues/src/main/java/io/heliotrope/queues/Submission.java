package io.heliotrope.queues;

import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;

/// A record of a jobs topic as it was read: where it lies, when it came, what it holds.
@SuppressWarnings("ArrayRecordComponent") // the payload is handed on, never compared
public record Submission(
        String topic,
        int partition,
        long offset,
        Instant timestamp,
        byte[] payload,
        Headers headers) {
    private static final byte[] NOTHING = {};

    /// An absent value is an empty payload.
    public static Submission of(ConsumerRecord<byte[], byte[]> received) {
        byte[] value = received.value();
        return new Submission(
                received.topic(),
                received.partition(),
                received.offset(),
                Instant.ofEpochMilli(received.timestamp()),
                value == null ? NOTHING : value,
                received.headers());
    }
}
