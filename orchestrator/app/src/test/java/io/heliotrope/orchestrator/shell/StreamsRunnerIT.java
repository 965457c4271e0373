package io.heliotrope.orchestrator.shell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.queues.ClientSettings;
import io.heliotrope.queues.TopicAdmin;
import io.heliotrope.queues.TopicSpec;
import io.heliotrope.queues.testkit.KafkaExtension;
import io.heliotrope.queues.testkit.KafkaUnderTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@ExtendWith(KafkaExtension.class)
class StreamsRunnerIT {
    private static final String WORDS = "words";

    @TempDir private Path folder;

    private ClientSettings client;
    private String in;
    private String out;
    private KafkaProducer<byte[], byte[]> producer;
    private KafkaConsumer<byte[], byte[]> answers;

    @BeforeEach
    void connect(KafkaUnderTest kafka) throws Exception {
        client = ClientSettings.plain(kafka.bootstrap());
        in = kafka.freshName("said");
        out = kafka.freshName("answered");
        try (Admin admin = Admin.create(client.admin("streams-runner"))) {
            new TopicAdmin(admin)
                    .ensure(
                            List.of(
                                    new TopicSpec(in, 1, TopicSpec.FOR_EVER, 1_000),
                                    new TopicSpec(out, 1, TopicSpec.FOR_EVER, 1_000)));
        }
        producer = new KafkaProducer<>(client.batchProducer("streams-runner"));
        answers = new KafkaConsumer<>(client.logReader("streams-runner"));
        answers.assign(List.of(new TopicPartition(out, 0)));
        answers.seekToBeginning(answers.assignment());
    }

    @AfterEach
    void disconnect() {
        producer.close();
        answers.close();
    }

    @Test
    void a_store_that_a_killed_process_left_unreadable_is_restored_from_the_cluster()
            throws Exception {
        try (StreamsRunner first = runner()) {
            first.start();
            assertThat(answerTo("one")).isEqualTo("after nothing");
            assertThat(answerTo("two")).isEqualTo("after one");
        }
        breakStores();

        try (StreamsRunner second = runner()) {
            second.start();

            assertThat(second.isRunning()).isTrue();
            assertThat(second.isAlive()).isTrue();
            assertThat(answerTo("three")).isEqualTo("after two");
            assertThat(second.partitions()).containsExactly(0);
        }
    }

    private StreamsRunner runner() {
        Topology topology = new Topology();
        topology.addSource("in", in);
        topology.addProcessor("last-word", LastWord::new, "in");
        topology.addStateStore(StreamsRunner.store(WORDS), "last-word");
        topology.addSink("out", out, "last-word");
        Properties properties = StreamsRunner.common(StreamsRunner.connection(client), folder);
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "answers-" + in);
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 50);
        return new StreamsRunner("last word", topology, properties, new StreamsClients());
    }

    private String answerTo(String word) throws Exception {
        producer.send(new ProducerRecord<>(in, WORDS.getBytes(UTF_8), word.getBytes(UTF_8))).get();
        while (true) {
            for (var answer : answers.poll(Duration.ofSeconds(1))) {
                return new String(answer.value(), UTF_8);
            }
        }
    }

    /// As if the process had died while the list of the store's files was being replaced.
    private void breakStores() throws Exception {
        List<Path> lists;
        try (Stream<Path> files = Files.walk(folder)) {
            lists = files.filter(file -> file.endsWith("CURRENT")).toList();
        }
        assertThat(lists).hasSize(1);
        Files.writeString(lists.getFirst(), "MANIFEST-999999\n");
    }

    /// Answers each word with the one before, which it keeps in a store.
    private static final class LastWord
            extends ContextualProcessor<byte[], byte[], byte[], byte[]> {
        @Override
        public void process(Record<byte[], byte[]> said) {
            KeyValueStore<byte[], byte[]> words = context().getStateStore(WORDS);
            byte[] before = words.get(said.key());
            words.put(said.key(), said.value());
            String answer = "after " + (before == null ? "nothing" : new String(before, UTF_8));
            context().forward(said.withValue(answer.getBytes(UTF_8)));
        }
    }
}
