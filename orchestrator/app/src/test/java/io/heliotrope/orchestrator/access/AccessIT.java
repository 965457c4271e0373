package io.heliotrope.orchestrator.access;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.heliotrope.canaries.Canary;
import io.heliotrope.model.ClusterId;
import io.heliotrope.model.RegionId;
import io.heliotrope.orchestrator.cli.CliRun;
import io.heliotrope.orchestrator.roles.Eventually;
import io.heliotrope.protocol.Status;
import io.heliotrope.protocol.StatusRecord;
import io.heliotrope.queues.ClientSettings;
import io.heliotrope.queues.Topics;
import io.heliotrope.queues.Wire;
import io.heliotrope.queues.format.Decoded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.Metadata;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/// The whole product with users, rights and TLS, and nobody able to do anything that is not listed.
///
/// The first test uses the installation as people do; those after it find it as the first left it,
/// state stores' topics included, and write rubbish to its topics.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class AccessIT {
    private static final String[] BATCH = {"--gpu-time", "1s", "--deadline", "30m"};

    private final SecuredInstallation secured;

    AccessIT(SecuredInstallation secured) {
        this.secured = secured;
    }

    @BeforeAll
    void quiet() {
        // a line for each refusal, of which there are hundreds
        ((Logger) LoggerFactory.getLogger(Metadata.class)).setLevel(Level.OFF);
    }

    @AfterAll
    void asBefore() {
        ((Logger) LoggerFactory.getLogger(Metadata.class)).setLevel(null);
    }

    @Test
    @Order(1)
    void every_role_does_its_work_with_its_own_user_and_no_more_rights_than_listed()
            throws Exception {
        String key = secured.folder().resolve(Planted.REPLY_KEY).toString();
        String[] seal = {"--personal", "--reply-key", key};
        try (RunningProduct product = RunningProduct.start(secured)) {
            submit("chat", Canary.OPEN_PAYLOAD, "--slo", "30s");
            submit("letters", Canary.OPEN_BATCH_PAYLOAD, BATCH);
            submit("secret-chat", Canary.SEALED_PAYLOAD, with(seal, "--slo", "30s"));
            submit("secret-letters", Canary.SEALED_BATCH_PAYLOAD, with(seal, BATCH));
            assertThat(ends(4))
                    .hasSize(4)
                    .allSatisfy((job, end) -> assertThat(end).isEqualTo("DONE"));
            Search.through(
                    secured,
                    product,
                    List.of(
                            new String[] {"status", "secret-letters"},
                            new String[] {"explain", "secret-letters"},
                            new String[] {"audit", "secret-letters"},
                            new String[] {"result", "chat"},
                            new String[] {"acl", "--print"},
                            new String[] {"topics"}));

            CliRun audit = secured.heliotrope("audit", "letters");
            assertThat(audit.out()).as(audit.err()).contains("replays identically");
            CliRun verified = secured.heliotrope("verify-ledger");
            assertThat(verified.exitCode()).as(verified.toString()).isZero();
        }
    }

    /// How `count` jobs ended, as their producer reads it.
    private Map<String, String> ends(int count) {
        ClientSettings producer =
                secured.broker(SecuredInstallation.EUROPE)
                        .user(
                                SecuredInstallation.user(
                                        new Role.Producer(SecuredInstallation.EUROPE)));
        Map<String, String> ends = new TreeMap<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        producer.groupReader("test", "heliotrope.producer.europe.test"))) {
            consumer.subscribe(List.of(Topics.status(new RegionId("eu"))));
            Eventually.holds(
                    ends::toString,
                    () -> {
                        for (ConsumerRecord<byte[], byte[]> one :
                                consumer.poll(Duration.ofMillis(200))) {
                            if (Wire.status(one.value())
                                            instanceof Decoded.Value<StatusRecord>(Status status)
                                    && status.state() instanceof Status.Terminal end) {
                                ends.put(status.job().value(), end.word());
                            }
                        }
                        return ends.size() == count;
                    });
        }
        return ends;
    }

    private static String[] with(String[] some, String... more) {
        return Stream.concat(Stream.of(some), Stream.of(more)).toArray(String[]::new);
    }

    private void submit(String id, Canary payload, String... options) throws IOException {
        Path file = Files.write(secured.folder().resolve(id), payload.bytes());
        List<String> all =
                new ArrayList<>(
                        List.of(
                                "submit",
                                "--origin",
                                "eu",
                                "--model",
                                SecuredInstallation.MODEL,
                                "--id",
                                id));
        all.addAll(List.of(options));
        // not as an argument: picocli tries to read each as a number
        all.addAll(List.of("--file", file.toString()));
        CliRun run = secured.heliotrope(all.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    @Test
    @Order(2)
    void rights_that_were_granted_are_not_granted_again() {
        CliRun again = secured.applyRights(SecuredInstallation.EUROPE);

        assertThat(again.out()).contains("0 granted now", "0 too many");
    }

    @ParameterizedTest
    @Order(3)
    @ValueSource(strings = {"europe", "world"})
    void a_principal_can_do_what_is_listed_and_nothing_else(String name) throws Exception {
        ClusterId cluster = new ClusterId(name);
        Set<String> topics = topics(cluster);
        Set<String> groups =
                Set.of(
                        "heliotrope-decider",
                        "heliotrope-router-europe",
                        "heliotrope-router-world",
                        "heliotrope-agent-europe-intake",
                        "heliotrope-agent-europe-outcomes",
                        "heliotrope-agent-europe-release",
                        "heliotrope-agent-world-release",
                        "heliotrope.worker.eu.eu-1",
                        "heliotrope.worker.eu-east.eu-east-1",
                        "heliotrope.worker.us.us-1",
                        "heliotrope.producer.europe.search",
                        "heliotrope.producer.world.search",
                        "console-consumer-1");
        Set<String> transactions =
                Set.of("heliotrope-decider-p-1", "heliotrope-router-europe-p-1", "mine");
        Matrix seen = new Matrix();
        List<Role> roles = secured.roles();
        List<Callable<Void>> all = new ArrayList<>();
        for (Role role : roles) {
            all.add(() -> {
                try (Attempts attempts =
                        new Attempts(
                                secured.broker(cluster).user(SecuredInstallation.user(role)))) {
                    seen.putAll(role, attempts.cluster());
                    seen.putAll(role, attempts.groups(groups));
                    seen.putAll(role, attempts.transactions(transactions));
                    seen.putAll(role, attempts.topics(topics));
                }
                return null;
            });
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Void> each : threads.invokeAll(all)) {
                each.get();
            }
        }

        String table = seen.table(roles);
        System.out.println("what each principal could do on cluster " + name + ":\n" + table);
        assertThat(table)
                .isEqualTo(
                        Matrix.listed(secured.rights(cluster), topics, groups, transactions)
                                .table(roles));
    }

    /// All topics of a cluster, each with a record in its first partition.
    private Set<String> topics(ClusterId cluster) throws Exception {
        SecuredBroker broker = secured.broker(cluster);
        try (Admin admin = Admin.create(broker.superUser().admin("test"));
                KafkaProducer<byte[], byte[]> producer =
                        new KafkaProducer<>(broker.superUser().batchProducer("test"))) {
            Set<String> topics =
                    new TreeSet<>(admin.listTopics().names().get(30, TimeUnit.SECONDS));
            for (String topic : topics) {
                producer.send(new ProducerRecord<>(topic, 0, new byte[] {1}, new byte[] {1})).get();
            }
            return topics;
        }
    }
}
