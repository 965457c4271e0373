package io.heliotrope.orchestrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.ClusterId;
import io.heliotrope.model.Decision;
import io.heliotrope.model.Job;
import io.heliotrope.model.RegionId;
import io.heliotrope.orchestrator.evidence.NotaryKey;
import io.heliotrope.orchestrator.metrics.Meters;
import io.heliotrope.orchestrator.metrics.MetricNames;
import io.heliotrope.orchestrator.notary.Notary;
import io.heliotrope.orchestrator.notary.NotarySettings;
import io.heliotrope.orchestrator.roles.Clusters;
import io.heliotrope.orchestrator.roles.NotaryRole;
import io.heliotrope.orchestrator.roles.ProcessSettings;
import io.heliotrope.protocol.BatchDecision;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.queues.ClientSettings;
import io.heliotrope.queues.Message;
import io.heliotrope.queues.TopicLayout;
import io.heliotrope.queues.Topics;
import io.heliotrope.queues.Wire;
import io.heliotrope.queues.embedded.EmbeddedKafka;
import io.heliotrope.queues.embedded.EmbeddedKafkaConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The ledger as evidence, on a real broker whose disk is tampered with.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EvidenceIT {
    private static final long LOOK_AGAIN_NANOS = 50_000_000;
    private static final int PATIENCE_SECONDS = 60;

    private final NotaryKey key = NotaryKey.generate();
    private final List<SimpleMeterRegistry> registries = new ArrayList<>();
    private final List<RecordMetadata> sent = new ArrayList<>();
    private final List<RecordMetadata> ended = new ArrayList<>();

    @Test
    void a_ledger_is_sealed_over_restarts_until_a_byte_is_flipped_on_disk_and_its_offset_named(
            @TempDir Path folder) throws Exception {
        int port;
        int signals;
        long decided;
        try (EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.in(folder));
                WrittenLedger ledger = new WrittenLedger(ClientSettings.plain(kafka.bootstrap()))) {
            port = kafka.port();
            signals = ledger.config().regions().size();
            try (Notary _ = notary(kafka, ledger, folder, "first")) {
                jobs(ledger, 0, 5);
                decided = decide(kafka, ledger);
                awaitSealed(kafka, 2 + 2 * signals + 1 + 2 * 5 + 1);
            }
            try (Notary _ = notary(kafka, ledger, folder, "second");
                    Notary _ = notary(kafka, ledger, folder, "rival")) {
                jobs(ledger, 5, 8);
                JsonNode sound = awaitSealed(kafka, 2 + 2 * signals + 1 + 2 * 8 + 1);

                assertThat(sound.at("/seals/flaws")).isEmpty();
                assertThat(sound.at("/seals/judged").booleanValue()).isTrue();
                assertThat(sound.at("/seals/records").intValue())
                        .isEqualTo(2 + 2 * signals + 1 + 2 * 8 + 1);
                assertThat(sound.at("/receipts/replayed_identical").intValue()).isEqualTo(16);
            }
            double records = 2 + 2 * signals + 1 + 2 * 5 + 1;
            assertThat(registries.stream().mapToDouble(EvidenceIT::sealed).sum())
                    .as("nothing is sealed anew after a restart, and twice by two")
                    .isBetween(records + 6, records + 12);
            assertThat(verify(kafka).exitCode()).isZero();
            assertThat(WrittenLedger.run(kafka.bootstrap(), "verify-ledger").out())
                    .contains("who sealed them was not checked: no key is trusted");
            assertThat(verify(kafka, NotaryKey.generate().open().text(), "--json").out())
                    .contains("foreign_key");
        }

        RecordMetadata dispatch = sent.get(3);
        RecordMetadata end = ended.get(6);
        Segment.flip(folder, dispatch.topic(), dispatch.partition(), "\"attempt\"");
        Segment.flip(folder, end.topic(), end.partition(), "chat-6");
        Segment.flip(folder, Topics.DECISIONS, 0, "chat-0");
        Segment.flip(folder, Topics.SIGNALS, 0, "electricitymaps");
        Segment.flip(folder, Topics.CATALOGUE, 0, "\"regions\"");
        Segment.flip(folder, Topics.CHECKPOINTS, 0, "application/json");

        try (EmbeddedKafka kafka =
                EmbeddedKafka.start(EmbeddedKafkaConfig.in(folder).withPort(port))) {
            CliRun broken = verify(kafka, key.open().text());

            assertThat(broken.exitCode()).isEqualTo(1);
            assertThat(broken.out())
                    .contains(named(dispatch.topic(), dispatch.partition(), 0))
                    .contains(named(end.topic(), end.partition(), end.offset()))
                    .contains(named(Topics.DECISIONS, 0, decided))
                    .contains(named(Topics.SIGNALS, 0, 0))
                    .contains(named(Topics.CATALOGUE, 0, 0))
                    .contains(named(Topics.CHECKPOINTS, 0, 0) + " its key or headers");
        }
    }

    private static String named(String topic, int partition, long offset) {
        return "topic " + topic + " partition " + partition + " offset " + offset + ":";
    }

    private static double sealed(SimpleMeterRegistry registry) {
        return registry.get(MetricNames.SEALED_RECORDS.name()).counter().count();
    }

    private Notary notary(EmbeddedKafka kafka, WrittenLedger ledger, Path folder, String boot) {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        registries.add(registry);
        ClientSettings client = ClientSettings.plain(kafka.bootstrap());
        TreeMap<ClusterId, ClientSettings> homes = new TreeMap<>();
        ledger.config().regions().forEach(region -> homes.put(region.home(), client));
        return new NotaryRole(
                        new Clusters(client, homes),
                        ledger.config().catalogue(),
                        new ProcessSettings(
                                folder, boot, TopicLayout.standard(), Duration.ofSeconds(30)),
                        new NotarySettings(null, Duration.ofMillis(100), 4, List.of()),
                        key,
                        () -> WrittenLedger.NOON,
                        new Meters(registry))
                .all();
    }

    private void jobs(WrittenLedger ledger, int from, int to) throws Exception {
        for (int i = from; i < to; i++) {
            Job job = ledger.job("chat-" + i);
            Receipt receipt = ledger.decide(job);
            RegionId target = ((Decision.Dispatch) receipt.decision()).region();
            sent.add(ledger.send(job, target, receipt));
            ended.add(ledger.end(job, target, receipt));
        }
    }

    /// One decision that was aborted, and one that was not: where it lies.
    private long decide(EmbeddedKafka kafka, WrittenLedger ledger) throws Exception {
        Map<String, Object> settings =
                ClientSettings.plain(kafka.bootstrap()).interactiveProducer("test-decider");
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "test-decider");
        Message aborted = decision(ledger, "chat-1");
        Message decision = decision(ledger, "chat-0");
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(settings)) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(aborted.to(Topics.DECISIONS)).get();
            producer.abortTransaction();
            producer.beginTransaction();
            RecordMetadata at = producer.send(decision.to(Topics.DECISIONS)).get();
            producer.commitTransaction();
            return at.offset();
        }
    }

    private static Message decision(WrittenLedger ledger, String id) {
        Job job = ledger.job(id);
        Receipt receipt = ledger.decide(job);
        return Wire.decision(
                new BatchDecision.Release(ledger.dispatch(job, WrittenLedger.CENTRAL, receipt)));
    }

    private JsonNode awaitSealed(EmbeddedKafka kafka, int records) {
        long end = System.nanoTime() + Duration.ofSeconds(PATIENCE_SECONDS).toNanos();
        while (true) {
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
            if (registries.stream().mapToDouble(EvidenceIT::sealed).sum() >= records) {
                JsonNode verdict =
                        JsonMapper.shared()
                                .readTree(verify(kafka, key.open().text(), "--json").out());
                if (verdict.at("/seals/unsealed").intValue() == 0) {
                    return verdict;
                }
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("not sealed: " + verify(kafka).out());
            }
        }
    }

    private CliRun verify(EmbeddedKafka kafka) {
        return verify(kafka, key.open().text());
    }

    private static CliRun verify(EmbeddedKafka kafka, String trusted, String... more) {
        List<String> arguments = new ArrayList<>(List.of("verify-ledger", "--trust", trusted));
        arguments.addAll(List.of(more));
        return WrittenLedger.run(kafka.bootstrap(), arguments.toArray(String[]::new));
    }
}
