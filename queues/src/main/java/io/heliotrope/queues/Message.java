package io.heliotrope.queues;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/// A record ready to be sent: key, value and headers, still without a topic.
@SuppressWarnings("ArrayRecordComponent") // bytes are handed on, never compared
public record Message(byte[] key, byte @Nullable [] value, Headers headers) {
    /// The record for a topic; the partition follows from the key.
    public ProducerRecord<byte[], byte[]> to(String topic) {
        return new ProducerRecord<>(topic, null, null, key, value, headers);
    }

    /// The record for one partition of a topic.
    public ProducerRecord<byte[], byte[]> to(String topic, int partition) {
        return new ProducerRecord<>(topic, partition, null, key, value, headers);
    }
}
