package io.heliotrope.orchestrator.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliotrope.model.Catalogue;
import io.heliotrope.model.PolicySettings;
import io.heliotrope.model.PolicySettings.Rule;
import io.heliotrope.orchestrator.Samples;
import io.heliotrope.orchestrator.config.ConfigLoad;
import io.heliotrope.protocol.ControlRecord;
import io.heliotrope.protocol.ControlRecord.CatalogueSet;
import io.heliotrope.protocol.ControlRecord.PolicySet;
import io.heliotrope.protocol.ControlRecord.Tick;
import io.heliotrope.queues.Message;
import io.heliotrope.queues.Topics;
import io.heliotrope.queues.Wire;
import io.heliotrope.state.World;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WorldReaderTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final PolicySet POLICY =
            new PolicySet(
                    new PolicySettings(
                            Rule.LOWEST_GRAMS_WITHIN_SLO, 100, 3, Duration.ofMinutes(15)));

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final BlockingQueue<World> heard = new LinkedBlockingQueue<>();
    private final WorldReader reader = new WorldReader(consumer, "test", heard::add);
    private final Map<String, Long> offsets = new HashMap<>();

    @BeforeEach
    void emptyTopics() {
        for (String topic : Topics.world()) {
            consumer.updateBeginningOffsets(Map.of(new TopicPartition(topic, 0), 0L));
            ends(topic, 0);
        }
    }

    @AfterEach
    void stop() {
        reader.close();
    }

    @Test
    void publishes_its_first_world_when_all_that_was_there_has_been_read() throws Exception {
        ends(Topics.CATALOGUE, 1);
        ends(Topics.POLICY, 1);
        ends(Topics.CLOCK, 2);
        consumer.schedulePollTask(() -> {
            add(Topics.CATALOGUE, catalogue());
            add(Topics.POLICY, POLICY);
            add(Topics.CLOCK, new Tick(0, Samples.NOW));
        });
        consumer.schedulePollTask(() -> {});
        consumer.schedulePollTask(
                () -> add(Topics.CLOCK, new Tick(1, Samples.NOW.plusSeconds(900))));

        reader.start();
        World first = reader.await(PATIENCE);

        assertThat(first.now()).isEqualTo(Samples.NOW.plusSeconds(900));
        assertThat(heard.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isSameAs(first);
        assertThat(heard).isEmpty();
    }

    @Test
    void skips_and_counts_what_it_cannot_read() throws Exception {
        ends(Topics.CLOCK, 1);
        consumer.schedulePollTask(() -> {
            add(Topics.CATALOGUE, catalogue());
            add(Topics.POLICY, POLICY);
            addRaw(Topics.CLOCK, new Message(new byte[0], new byte[] {'{'}, noHeaders()));
            add(Topics.CLOCK, new Tick(1, Samples.NOW));
        });

        reader.start();
        World world = reader.await(PATIENCE);

        assertThat(world.now()).isEqualTo(Samples.NOW);
        assertThat(reader.malformed()).isEqualTo(1);
    }

    @Test
    void tells_what_is_missing_when_there_is_no_world_in_time() {
        consumer.schedulePollTask(() -> add(Topics.POLICY, POLICY));

        reader.start();

        assertThatThrownBy(() -> reader.await(Duration.ofMillis(200)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("need a catalogue, a policy and a clock tick");
        assertThat(reader.isReady()).isFalse();
        assertThat(reader.find()).isEmpty();
        assertThatThrownBy(reader::get).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void reads_on_after_trouble_without_losing_a_record() throws Exception {
        ends(Topics.CLOCK, 1);
        consumer.schedulePollTask(() -> {
            add(Topics.CATALOGUE, catalogue());
            add(Topics.POLICY, POLICY);
            add(Topics.CLOCK, new Tick(0, Samples.NOW));
        });
        consumer.schedulePollTask(
                () -> consumer.setPollException(new TopicAuthorizationException("no right")));
        consumer.schedulePollTask(
                () -> add(Topics.CLOCK, new Tick(1, Samples.NOW.plusSeconds(900))));

        reader.start();
        reader.await(PATIENCE);
        World before = heard.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        World after = heard.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);

        assertThat(before.now()).isEqualTo(Samples.NOW);
        assertThat(after.now()).isEqualTo(Samples.NOW.plusSeconds(900));
        assertThat(reader.isAlive()).isTrue();
    }

    @Test
    void a_control_plane_that_is_away_at_the_start_is_waited_for() throws Exception {
        consumer.setOffsetsException(new TimeoutException("no broker"));
        consumer.schedulePollTask(() -> {
            add(Topics.CATALOGUE, catalogue());
            add(Topics.POLICY, POLICY);
            add(Topics.CLOCK, new Tick(0, Samples.NOW));
        });

        reader.start();

        assertThat(reader.await(PATIENCE).now()).isEqualTo(Samples.NOW);
    }

    @Test
    void says_what_kafka_said_when_there_is_no_world_in_time() {
        consumer.schedulePollTask(
                () -> consumer.setPollException(new TopicAuthorizationException("no right")));

        reader.start();

        assertThatThrownBy(() -> reader.await(Duration.ofMillis(500)))
                .hasMessageContaining("Kafka says")
                .hasMessageContaining("no right");
    }

    private static CatalogueSet catalogue() {
        Catalogue shipped =
                switch (ConfigLoad.shipped(Map.of())) {
                    case ConfigLoad.Loaded loaded -> loaded.config().catalogue();
                    case ConfigLoad.Refused refused -> throw new AssertionError(refused);
                };
        return new CatalogueSet(shipped);
    }

    private void ends(String topic, long end) {
        consumer.updateEndOffsets(Map.of(new TopicPartition(topic, 0), end));
    }

    private void add(String topic, ControlRecord one) {
        addRaw(topic, Wire.control(one));
    }

    private void addRaw(String topic, Message message) {
        long offset = offsets.merge(topic, 1L, Long::sum) - 1;
        consumer.addRecord(
                new ConsumerRecord<>(
                        topic,
                        0,
                        offset,
                        Instant.EPOCH.toEpochMilli() + 1,
                        TimestampType.CREATE_TIME,
                        0,
                        0,
                        message.key(),
                        message.value(),
                        message.headers(),
                        Optional.empty()));
    }

    private static Headers noHeaders() {
        return new RecordHeaders();
    }
}
