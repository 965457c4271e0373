package io.heliotrope.workers;

import io.heliotrope.model.ClusterId;
import io.heliotrope.queues.ClientSettings;
import io.heliotrope.state.World;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;

/// One worker of a region's pool, on Kafka.
///
/// It reads the region's dispatch logs on every home cluster, runs what is its own, answers on the
/// home cluster that the dispatch came from, and tells the control plane each second what it holds.
/// Nothing that it does for a job waits for the control plane. Start it once and close it once,
/// from one thread; [#drain()] may be called from any.
public final class PoolWorker implements AutoCloseable {
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    /// What one home cluster needs; closed in this order.
    private record Home(
            DispatchReader reader, KafkaPayloads payloads, Producer<byte[], byte[]> producer) {}

    private final Station station;
    private final Producer<byte[], byte[]> control;
    private final List<Home> homes = new ArrayList<>();

    /// `worlds` gives the last world known and never blocks; `jobClock` is job time.
    ///
    /// @throws IllegalArgumentException when the engines cannot keep interactive work apart from
    ///   batch
    public PoolWorker(
            WorkerConfig config,
            Clusters clusters,
            Engines engines,
            EnergyMeter meter,
            JobClock jobClock,
            InstantSource wall,
            Supplier<Optional<World>> worlds,
            WorkerEvents events) {
        engines.checkShared(config.interactive(), config.batch());
        RealTime time = RealTime.of(wall);
        String client = "heliotrope-worker-" + config.worker();
        this.control =
                new KafkaProducer<>(
                        KafkaHeartbeats.settings(clusters.control(), client + "-pulse"));
        this.station =
                new Station(
                        config,
                        engines,
                        meter,
                        jobClock,
                        time,
                        worlds,
                        new KafkaHeartbeats(control),
                        events);
        clusters.byKafka()
                .forEach((settings, names) ->
                        homes.add(home(names, settings, config, time, client)));
    }

    private Home home(
            SortedSet<ClusterId> names,
            ClientSettings settings,
            WorkerConfig config,
            RealTime time,
            String client) {
        ClusterId cluster = names.first();
        String name = client + "-" + cluster;
        Producer<byte[], byte[]> producer =
                new KafkaProducer<>(settings.interactiveProducer(name + "-results"));
        KafkaPayloads payloads =
                new KafkaPayloads(
                        names,
                        config.limits().payload(),
                        time,
                        new KafkaConsumer<>(oneByOne(settings, name + "-payloads")));
        Desk desk = station.desk(new KafkaResults(producer), payloads);
        Supplier<Consumer<byte[], byte @Nullable []>> consumers =
                () -> new KafkaConsumer<>(reader(settings, config, name));
        return new Home(
                new DispatchReader(cluster, config, consumers, desk, time), payloads, producer);
    }

    private static Map<String, Object> reader(
            ClientSettings settings, WorkerConfig config, String name) {
        Map<String, Object> reader = settings.logReader(name + "-dispatch");
        // Only to keep positions: partitions are assigned, the group has no members. Rights on
        // groups go by the region: no dot can be in its name.
        reader.put(
                ConsumerConfig.GROUP_ID_CONFIG,
                "heliotrope.worker." + config.region() + "." + config.worker());
        return reader;
    }

    private static Map<String, Object> oneByOne(ClientSettings settings, String name) {
        Map<String, Object> reader = settings.logReader(name);
        reader.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        // A payload that is gone must be noticed, not replaced by the first one that is left.
        reader.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        return reader;
    }

    /// Begins to read and to send heartbeats; returns at once.
    public void start() {
        homes.forEach(home -> home.reader().start());
        station.start();
    }

    /// Waits until the logs of every home cluster are being read; false when `patience` ran out
    /// first.
    public boolean awaitReading(Duration patience) throws InterruptedException {
        for (Home home : homes) {
            if (!home.reader().awaitReading(patience)) {
                return false;
            }
        }
        return true;
    }

    /// Takes no new work and declines what is queued; what runs goes on.
    public void drain() {
        station.drain();
    }

    /// Drains, waits for what runs (at most `limits.drain`), answers, commits its positions and
    /// ends. An interrupt cuts the waiting short.
    @Override
    public void close() {
        try {
            station.close();
            for (Home home : homes) {
                home.reader().stop(LAST_WORDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (Home home : homes) {
            home.payloads().close();
            home.producer().close(LAST_WORDS);
        }
        control.close(LAST_WORDS);
    }
}
