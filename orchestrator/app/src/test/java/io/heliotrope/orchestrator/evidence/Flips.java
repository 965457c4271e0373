package io.heliotrope.orchestrator.evidence;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/// Every way to change the lowest bit of one byte of a record: of its key, of a header's value, of
/// its value.
public final class Flips {
    private Flips() {}

    public static List<ConsumerRecord<byte[], byte @Nullable []>> of(
            ConsumerRecord<byte[], byte @Nullable []> one) {
        List<ConsumerRecord<byte[], byte @Nullable []>> all = new ArrayList<>();
        for (byte[] key : flipped(one.key())) {
            all.add(like(one, key, one.value(), one.headers().toArray()));
        }
        Header[] headers = one.headers().toArray();
        for (int i = 0; i < headers.length; i++) {
            for (byte[] value : flipped(headers[i].value())) {
                Header[] others = headers.clone();
                others[i] =
                        new org.apache.kafka.common.header.internals.RecordHeader(
                                headers[i].key(), value);
                all.add(like(one, one.key(), one.value(), others));
            }
        }
        byte[] value = one.value();
        if (value != null) {
            for (byte[] other : flipped(value)) {
                all.add(like(one, one.key(), other, headers));
            }
        }
        return all;
    }

    private static List<byte[]> flipped(byte[] bytes) {
        List<byte[]> all = new ArrayList<>();
        for (int i = 0; i < bytes.length; i++) {
            byte[] copy = bytes.clone();
            copy[i] ^= 1;
            all.add(copy);
        }
        return all;
    }

    private static ConsumerRecord<byte[], byte @Nullable []> like(
            ConsumerRecord<byte[], byte @Nullable []> one,
            byte[] key,
            byte @Nullable [] value,
            Header[] headers) {
        return Tape.record(
                new TopicPartition(one.topic(), one.partition()),
                one.offset(),
                one.timestamp(),
                key,
                value,
                new RecordHeaders(headers));
    }
}
