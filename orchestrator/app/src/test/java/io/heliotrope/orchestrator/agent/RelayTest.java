package io.heliotrope.orchestrator.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.orchestrator.agent.Relay.Outgoing;
import io.heliotrope.queues.crash.CrashPoint;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RelayTest {
    private static final TopicPartition SOURCE = new TopicPartition("source", 0);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final AtomicInteger commits = new AtomicInteger();
    private final AtomicInteger failuresOfCommitted = new AtomicInteger();
    private final MockConsumer<byte[], byte[]> from = new Source();
    private final MockProducer<byte[], byte[]> to =
            new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final Relay relay =
            new Relay(
                    "test",
                    from,
                    List.of(to),
                    one -> List.of(new Outgoing(to, new ProducerRecord<>("target", one.value()))),
                    new Relay.Steps(
                            CrashPoint.INTAKE_READ_BEFORE_SEND,
                            CrashPoint.INTAKE_SENT_BEFORE_ACK,
                            CrashPoint.INTAKE_ACKED_BEFORE_COMMIT,
                            CrashPoint.INTAKE_COMMITTED));

    @AfterEach
    void stop() {
        relay.close();
    }

    @Test
    void moves_its_position_only_when_every_copy_was_acknowledged() {
        begin("a", "b");
        await(() -> to.history().size() == 2);
        to.completeNext();
        int before = commits.get();
        to.completeNext();

        await(() -> commits.get() > 0);

        assertThat(before).isZero();
        assertThat(sent()).containsExactly("a", "b");
    }

    @Test
    void sends_again_from_its_last_position_when_the_target_did_not_take_a_copy() {
        begin("a", "b");
        await(() -> to.history().size() == 2);
        to.completeNext();
        to.errorNext(new TimeoutException("the target is away"));

        await(() -> to.history().size() == 4);
        to.completeNext();
        to.completeNext();
        await(() -> commits.get() > 0);

        assertThat(sent()).containsExactly("a", "b", "a", "b");
        assertThat(relay.isRunning()).isTrue();
    }

    @Test
    void outlives_a_source_that_cannot_even_tell_the_last_position() {
        failuresOfCommitted.set(2);
        begin("a");
        await(() -> to.history().size() == 1);
        to.errorNext(new TimeoutException("the target is away"));

        await(() -> to.history().size() == 2);
        to.completeNext();
        await(() -> commits.get() > 0);

        assertThat(failuresOfCommitted).hasValue(0);
        assertThat(sent()).containsExactly("a", "a");
    }

    private void begin(String... values) {
        from.schedulePollTask(() -> {
            from.assign(List.of(SOURCE));
            from.updateBeginningOffsets(Map.of(SOURCE, 0L));
            from.seekToBeginning(List.of(SOURCE));
            add(values);
        });
        relay.start();
    }

    private void add(String... values) {
        for (int i = 0; i < values.length; i++) {
            from.addRecord(
                    new ConsumerRecord<>(
                            SOURCE.topic(),
                            SOURCE.partition(),
                            i,
                            new byte[0],
                            values[i].getBytes(StandardCharsets.UTF_8)));
        }
    }

    private List<String> sent() {
        return to.history().stream()
                .map(one -> new String(one.value(), StandardCharsets.UTF_8))
                .toList();
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("patience").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    /// Keeps its records for a second reading, as a topic does.
    private final class Source extends MockConsumer<byte[], byte[]> {
        private List<ConsumerRecord<byte[], byte[]>> kept = List.of();

        Source() {
            super("earliest");
        }

        @Override
        public synchronized void commitSync() {
            super.commitSync();
            commits.incrementAndGet();
        }

        @Override
        public synchronized void addRecord(ConsumerRecord<byte[], byte[]> one) {
            super.addRecord(one);
            kept = Stream.concat(kept.stream(), Stream.of(one)).toList();
        }

        @Override
        public synchronized Map<TopicPartition, OffsetAndMetadata> committed(
                Set<TopicPartition> partitions) {
            if (failuresOfCommitted.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new KafkaException("the source is away");
            }
            List<ConsumerRecord<byte[], byte[]>> again = kept;
            kept = List.of();
            again.forEach(this::addRecord);
            HashMap<TopicPartition, OffsetAndMetadata> none = new HashMap<>();
            partitions.forEach(partition -> none.put(partition, null));
            return none;
        }
    }
}
