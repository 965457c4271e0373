package io.heliotrope.orchestrator.roles;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import io.heliotrope.canaries.Lookout;
import io.heliotrope.model.Catalogue;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Sealing;
import io.heliotrope.model.SealingKey;
import io.heliotrope.model.WorkerId;
import io.heliotrope.orchestrator.cli.CliRun;
import io.heliotrope.orchestrator.cli.RecordingStarter;
import io.heliotrope.orchestrator.metrics.Meters;
import io.heliotrope.protocol.ControlRecord.CatalogueSet;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Status;
import io.heliotrope.queues.JobProducer;
import io.heliotrope.queues.TopicLayout;
import io.heliotrope.queues.Topics;
import io.heliotrope.queues.Wire;
import io.heliotrope.queues.format.Decoded;
import io.heliotrope.queues.seal.KeyFiles;
import io.heliotrope.queues.seal.PrivateKey;
import io.heliotrope.queues.seal.RegionKeys;
import io.heliotrope.workers.Engines;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.LoggerFactory;

/// A small fleet on a broker of its own, with real workers in the north and the east that hold the
/// keys of their own region, and everything logged at the finest level. Belongs to the test's
/// thread.
final class SealedFleet implements AutoCloseable {
    private final Path folder;
    private final OwnBroker broker;
    private final SmallFleet fleet;
    private final StatusReader statuses;
    private final JobProducer producer;
    private final List<WorkerRole> workers = new ArrayList<>();
    private final PrometheusMeterRegistry metrics =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final LogCapture log = new LogCapture();
    private final SortedMap<RegionId, List<SealingKey>> published = new TreeMap<>();

    SealedFleet(Path folder) throws Exception {
        this.folder = folder;
        log.begin();
        broker = new OwnBroker(folder.resolve("broker"));
        fleet = SmallFleet.prepared(broker.bootstrap(), folder.resolve("state"));
        newKey(SmallFleet.NORTH);
        newKey(SmallFleet.EAST);
        publish();
        fleet.start();
        WorkerTallies tallies = new WorkerTallies(new Meters(metrics));
        for (RegionId region : List.of(SmallFleet.NORTH, SmallFleet.EAST)) {
            Engines engines = new Engines(List.of(new EchoEngine()), List.of(new EchoEngine()));
            workers.add(
                    WorkerRole.start(
                            new WorkerRole.Post(
                                    region,
                                    new WorkerId(region + "-1"),
                                    1,
                                    1,
                                    RegionKeys.of(region, keys())),
                            fleet.clusters(),
                            ProcessSettings.in(
                                    folder.resolve("worker-" + region), TopicLayout.standard()),
                            engines,
                            InstantSource.system(),
                            tallies));
        }
        statuses = new StatusReader(fleet.homeKafka(), SmallFleet.EAST);
        producer = new JobProducer(fleet.homeKafka(), "test-producer");
        Eventually.holds(
                "both regions to be up",
                () ->
                        fleet.home().world().get().regionsUp().size() == 2
                                && fleet.decider().world().get().regionsUp().size() == 2);
    }

    /// Where the private keys lie, on no broker and in no state folder.
    Path keys() {
        return folder.resolve("keys");
    }

    /// Makes a key for a region and puts it before its others.
    PrivateKey newKey(RegionId region) throws IOException {
        PrivateKey key = PrivateKey.generate();
        Path _ = KeyFiles.add(key, region, keys());
        List<SealingKey> all = new ArrayList<>(List.of(new SealingKey.Live(key.publicKey())));
        all.addAll(published.getOrDefault(region, List.of()));
        published.put(region, all);
        return key;
    }

    void retire(RegionId region, PrivateKey key) {
        published.computeIfPresent(
                region,
                (id, all) ->
                        all.stream()
                                .map(each ->
                                        each.id().equals(key.publicKey().id())
                                                ? new SealingKey.Retired(each.id())
                                                : each)
                                .toList());
    }

    void delete(RegionId region, PrivateKey key) throws IOException {
        Files.delete(keys().resolve(region.value()).resolve(key.publicKey().id() + ".key"));
    }

    Catalogue catalogue() {
        return SmallFleet.catalogue(2).with(new Sealing(published, new TreeMap<>()));
    }

    /// Publishes the keys as they stand, and waits until router and decider know them.
    void publish() {
        fleet.control().publish(new CatalogueSet(catalogue()));
    }

    void awaitPublished() {
        Eventually.holds(
                "the new keys to be known",
                () ->
                        fleet.home().world().get().catalogue().equals(catalogue())
                                && fleet.decider().world().get().catalogue().equals(catalogue()));
    }

    SmallFleet fleet() {
        return fleet;
    }

    JobProducer producer() {
        return producer;
    }

    StatusReader statuses() {
        return statuses;
    }

    String metricsPage() {
        return metrics.scrape();
    }

    List<String> logLines() {
        return List.copyOf(log.lines);
    }

    /// Everything on disk but the private keys: the broker's logs and all state stores.
    List<Path> disks() {
        return List.of(
                folder.resolve("broker"),
                folder.resolve("state"),
                folder.resolve("worker-" + SmallFleet.NORTH),
                folder.resolve("worker-" + SmallFleet.EAST));
    }

    /// Waits for the end of `job`; a batch job's hour passes once it was dispatched.
    Status.Terminal end(Lane lane, JobId job) {
        if (lane == Lane.BATCH) {
            Eventually.holds(
                    "a dispatch or an end of " + job,
                    () -> !dispatches(lane, job).isEmpty() || !statuses.ends(job).isEmpty());
            fleet.tick(fleet.now().plus(Duration.ofMinutes(70)));
        }
        Eventually.holds("an end of " + job, () -> !statuses.ends(job).isEmpty());
        return statuses.ends(job).getFirst();
    }

    /// The dispatches of `job` so far, to whichever region.
    List<Dispatch> dispatches(Lane lane, JobId job) {
        List<Dispatch> found = new ArrayList<>();
        for (RegionId region : List.of(SmallFleet.NORTH, SmallFleet.EAST, SmallFleet.WEST)) {
            for (ConsumerRecord<byte[], byte[]> each : read(Topics.dispatch(region, lane))) {
                if (Wire.dispatch(each)
                                instanceof
                                Decoded.Value<Wire.Dispatched>(
                                        Wire.Delivery(Dispatch dispatch, var payload))
                        && dispatch.job().id().equals(job)) {
                    found.add(dispatch);
                }
            }
        }
        return found;
    }

    /// All records of a topic so far.
    List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(fleet.homeKafka().logReader("test"))) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(p -> new TopicPartition(topic, p.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                consumer.poll(Duration.ofMillis(50)).forEach(all::add);
            }
        }
        return all;
    }

    /// Runs a command on this installation.
    CliRun run(String... command) throws IOException {
        Path settings = folder.resolve("heliotrope.yaml");
        Files.writeString(settings, SealedSettings.yaml(broker.bootstrap(), published));
        String[] all = Arrays.copyOf(command, command.length + 2);
        all[command.length] = "--config";
        all[command.length + 1] = settings.toString();
        return CliRun.of(new RecordingStarter(), all);
    }

    @Override
    public void close() {
        producer.close();
        statuses.close();
        workers.forEach(WorkerRole::close);
        fleet.close();
        broker.close();
        log.end();
    }

    /// Every line of our loggers, down to the finest, and of Kafka's, with the whole of their
    /// exceptions.
    private static final class LogCapture extends AppenderBase<ILoggingEvent> {
        private final Queue<String> lines = new ConcurrentLinkedQueue<>();
        private final Map<Logger, Level> loggers =
                Map.of(logger("io.heliotrope"), Level.TRACE, logger("org.apache"), Level.INFO);
        private final Map<Logger, Level> kafka = Map.of(logger("org.apache.kafka"), Level.INFO);
        private final Map<Logger, Optional<Level>> before = new HashMap<>();

        private static Logger logger(String name) {
            return (Logger) LoggerFactory.getLogger(name);
        }

        void begin() {
            start();
            if (!Lookout.isThorough()) {
                kafka.forEach(this::set);
                loggers.forEach(this::set);
            }
            loggers.keySet()
                    .forEach(logger -> {
                        logger.setAdditive(Lookout.isThorough());
                        logger.addAppender(this);
                    });
        }

        private void set(Logger logger, Level level) {
            before.put(logger, Optional.ofNullable(logger.getLevel()));
            logger.setLevel(level);
        }

        void end() {
            before.forEach((logger, level) -> logger.setLevel(level.orElse(null)));
            loggers.keySet()
                    .forEach(logger -> {
                        logger.detachAppender(this);
                        logger.setAdditive(true);
                    });
        }

        @Override
        protected void append(ILoggingEvent event) {
            lines.add(event.getFormattedMessage() + " " + event.getKeyValuePairs());
            for (IThrowableProxy t = event.getThrowableProxy(); t != null; t = t.getCause()) {
                lines.add(String.valueOf(t.getMessage()));
            }
        }
    }
}
