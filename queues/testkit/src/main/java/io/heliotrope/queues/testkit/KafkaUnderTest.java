package io.heliotrope.queues.testkit;

import io.heliotrope.canaries.Lookout;
import io.heliotrope.queues.embedded.BrokerSettings;
import io.heliotrope.queues.embedded.EmbeddedKafka;
import io.heliotrope.queues.embedded.EmbeddedKafkaConfig;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/// The broker of this test run: a container where a Docker engine answers, the embedded one
/// elsewhere.
///
/// A test gets it as a parameter from [KafkaExtension]. It is shared by every test of the JVM, so a
/// test names its topics with [#freshName(String)]. `-Dheliotrope.kafka=auto|docker|embedded`
/// decides; in a pipeline that has Docker, `docker` makes sure that no silent fallback hides.
public final class KafkaUnderTest implements Closeable {

    /// What runs behind [#bootstrap()].
    public enum Kind {
        /// `apache/kafka` in a container, started by Testcontainers.
        DOCKER,
        /// [EmbeddedKafka] in this JVM.
        EMBEDDED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final DockerImageName IMAGE = DockerImageName.parse("apache/kafka:4.3.1");

    private final Kind kind;
    private final String bootstrap;
    private final Closeable broker;
    private final AtomicInteger names = new AtomicInteger();

    private KafkaUnderTest(Kind kind, String bootstrap, Closeable broker) {
        this.kind = kind;
        this.bootstrap = bootstrap;
        this.broker = broker;
    }

    static KafkaUnderTest start(String setting) {
        var choice =
                KafkaChoice.of(setting, () -> DockerClientFactory.instance().isDockerAvailable());
        long before = System.nanoTime();
        var kafka = choice.kind() == Kind.DOCKER ? container() : embedded();
        // straight to the console: which Kafka ran must be seen whatever the module logs
        System.err.printf(
                "Kafka for this test run: %s, because %s; %s, started in %d ms%n",
                choice.kind().word(),
                choice.reason(),
                kafka.bootstrap,
                (System.nanoTime() - before) / 1_000_000);
        return kafka;
    }

    private static KafkaUnderTest container() {
        var container = new KafkaContainer(IMAGE);
        BrokerSettings.shared()
                .forEach((name, value) -> container.withEnv(environmentName(name), value));
        container.start();
        return new KafkaUnderTest(Kind.DOCKER, container.getBootstrapServers(), container::close);
    }

    private static String environmentName(String setting) {
        return "KAFKA_" + setting.toUpperCase(Locale.ROOT).replace('.', '_');
    }

    private static KafkaUnderTest embedded() {
        try {
            Path folder = Files.createTempDirectory("heliotrope-kafka-");
            var kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.in(folder));
            return new KafkaUnderTest(
                    Kind.EMBEDDED,
                    kafka.bootstrap(),
                    () -> {
                        kafka.close();
                        delete(folder);
                    });
        } catch (IOException failed) {
            throw new UncheckedIOException("no temporary folder for the embedded broker", failed);
        }
    }

    /// `host:port` for `bootstrap.servers`.
    public String bootstrap() {
        return bootstrap;
    }

    /// What runs behind [#bootstrap()].
    public Kind kind() {
        return kind;
    }

    /// A name that no other test of this JVM gets, fit for regions, groups and topic prefixes.
    public String freshName(String hint) {
        return hint + "-" + names.incrementAndGet();
    }

    /// Stops the broker and removes its data; the JUnit store calls it after the last test.
    ///
    /// @throws AssertionError in runs that look for canaries, when a record holds one
    @Override
    public void close() throws IOException {
        try {
            if (Lookout.isThorough()) {
                Lookout lookout = new Lookout();
                long records = TopicSweep.look(lookout, reader());
                Lookout.tell("%,d records looked through".formatted(records));
                lookout.report();
            }
        } catch (ExecutionException e) {
            throw new IOException("the records of " + bootstrap + " cannot be looked through", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            broker.close();
        }
    }

    private Map<String, Object> reader() {
        String bytes = ByteArrayDeserializer.class.getName();
        return Map.of(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                bytes,
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                bytes);
    }

    private static void delete(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
