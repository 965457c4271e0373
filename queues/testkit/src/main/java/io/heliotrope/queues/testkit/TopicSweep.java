package io.heliotrope.queues.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.heliotrope.canaries.Lookout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/// Reads every record of a broker, committed or not, in search of secrets.
public final class TopicSweep {
    /// Topics through which payloads and outputs travel.
    private static final Pattern PAYLOADS =
            Pattern.compile(".*\\.(jobs|dispatch|results|dead-letters)(\\..*)?");

    private static final Duration POLL = Duration.ofMillis(200);

    private TopicSweep() {}

    /// Has `lookout` look at keys, values and headers of all records; `client` has the properties
    /// of a consumer of bytes that may read everything. Returns how many records there were.
    ///
    /// @throws ExecutionException when the broker does not answer
    public static long look(Lookout lookout, Map<String, Object> client)
            throws ExecutionException, InterruptedException {
        Map<String, Object> reader = new HashMap<>(client);
        reader.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
        long records = 0;
        try (Admin admin = Admin.create(client);
                KafkaConsumer<byte[], byte @Nullable []> consumer = new KafkaConsumer<>(reader)) {
            Set<String> topics = new TreeSet<>(admin.listTopics().names().get());
            List<TopicPartition> partitions = new ArrayList<>();
            for (String topic : topics) {
                consumer.partitionsFor(topic)
                        .forEach(p -> partitions.add(new TopicPartition(topic, p.partition())));
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte @Nullable []> each : consumer.poll(POLL)) {
                    look(lookout, each);
                    records++;
                }
            }
        }
        return records;
    }

    private static void look(Lookout lookout, ConsumerRecord<byte[], byte @Nullable []> each) {
        String where = "record " + each.offset() + " of " + each.topic() + "-" + each.partition();
        StringBuilder text =
                new StringBuilder(text(each.key())).append(' ').append(text(each.value()));
        for (Header header : each.headers()) {
            text.append(' ').append(header.key()).append('=').append(text(header.value()));
        }
        if (PAYLOADS.matcher(each.topic()).matches()) {
            lookout.lookWherePayloadsTravel(where, text.toString());
        } else {
            lookout.look(where, text.toString());
        }
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, ISO_8859_1);
    }
}
