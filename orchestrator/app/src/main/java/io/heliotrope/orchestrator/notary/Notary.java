package io.heliotrope.orchestrator.notary;

import static java.util.stream.Collectors.toSet;

import io.heliotrope.orchestrator.evidence.NotaryKey;
import io.heliotrope.orchestrator.evidence.TrustedKey;
import io.heliotrope.orchestrator.metrics.Meters;
import io.heliotrope.orchestrator.notary.Heads.Place;
import io.heliotrope.protocol.Checkpoint.Span;
import io.heliotrope.queues.ClientSettings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Seals the ledger: reads its logs as any reader does, chains the records of each partition and
/// writes signed checkpoints.
///
/// It is on nobody's way: while it is away records wait unsealed, and it goes on where the last
/// checkpoint ends. Several at once say the same. It asks for records at most a few times a second,
/// so that it costs brokers little. One thread does everything.
public final class Notary implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Notary.class);
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(2);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);
    private static final int RECORDS_AT_ONCE = 2_000;

    private final String name;
    private final NotarySettings settings;
    private final NotaryKey key;
    private final ClientSettings control;
    private final List<Watched> watched;
    private final InstantSource realTime;
    private final SealTally tally;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean isAtWork;

    /// `seat` says which part of the installation it seals, for people and metrics; `boot` names
    /// this start of the process. Checkpoints go to `control`.
    public Notary(
            String seat,
            String boot,
            NotarySettings settings,
            NotaryKey key,
            ClientSettings control,
            List<Watched> watched,
            InstantSource realTime,
            Meters meters) {
        this.name = seat + "/" + boot;
        this.settings = settings;
        this.key = key;
        this.control = control;
        this.watched = List.copyOf(watched);
        this.realTime = realTime;
        this.tally = new SealTally(meters, seat);
        this.thread = Thread.ofPlatform().name("notary-" + seat).daemon().unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /// Whether it reads and seals; false while it finds its place, or waits for a cluster.
    public boolean isAtWork() {
        return isAtWork;
    }

    private void run() {
        try {
            for (int sitting = 0; !isClosing(Duration.ZERO); sitting++) {
                sit(name + "/" + sitting);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// A cluster that is away ends a sitting; the next one begins where the last checkpoint ends.
    private void sit(String sittingName) throws InterruptedException {
        try (Clients clients = new Clients()) {
            Sitting sitting =
                    new Sitting(
                            sittingName,
                            settings,
                            key,
                            realTime,
                            clients.keep(
                                    new KafkaProducer<>(
                                            control.interactiveProducer("heliotrope-notary"))),
                            tally);
            begin(sitting, clients);
            isAtWork = true;
            while (!isClosing(Duration.ZERO)) {
                sitting.step();
            }
            sitting.finish();
        } catch (RuntimeException e) {
            LOG.atWarn()
                    .addKeyValue("notary", sittingName)
                    .setCause(e)
                    .log("sealing stopped, and will go on");
            isClosing(AGAIN_AFTER);
        } finally {
            isAtWork = false;
        }
    }

    private void begin(Sitting sitting, Clients clients) {
        Map<Watched, KafkaConsumer<byte[], byte @Nullable []>> consumers = new LinkedHashMap<>();
        Map<Watched, List<TopicPartition>> partitions = new LinkedHashMap<>();
        Set<Place> wanted = new HashSet<>();
        for (Watched one : watched) {
            KafkaConsumer<byte[], byte @Nullable []> consumer = clients.keep(reader(one.kafka()));
            List<TopicPartition> all = new ArrayList<>();
            for (String topic : one.topics()) {
                consumer.partitionsFor(topic)
                        .forEach(p -> all.add(new TopicPartition(topic, p.partition())));
            }
            consumers.put(one, consumer);
            partitions.put(one, all);
            wanted.addAll(all.stream().map(p -> new Place(one.cluster(), p)).collect(toSet()));
        }
        Map<Place, Span> heads = heads(wanted);
        for (Map.Entry<Watched, KafkaConsumer<byte[], byte @Nullable []>> one :
                consumers.entrySet()) {
            List<TopicPartition> all = partitions.getOrDefault(one.getKey(), List.of());
            sitting.watch(one.getKey(), one.getValue(), all, heads);
        }
    }

    private Map<Place, Span> heads(Set<Place> wanted) {
        List<TrustedKey> trusted = new ArrayList<>(settings.trusted());
        trusted.add(key.open());
        try (KafkaConsumer<byte[], byte @Nullable []> consumer =
                new KafkaConsumer<>(control.logReader("heliotrope-notary-heads"))) {
            return new Heads(consumer, trusted).find(wanted);
        }
    }

    /// Waits at the broker until there is a good deal to read, or for half a second.
    private static KafkaConsumer<byte[], byte @Nullable []> reader(ClientSettings kafka) {
        Map<String, Object> reader = kafka.logReader("heliotrope-notary");
        reader.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 256 * 1024);
        reader.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 500);
        reader.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS_AT_ONCE);
        return new KafkaConsumer<>(reader);
    }

    private boolean isClosing(Duration within) throws InterruptedException {
        return closing.await(within.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Seals what was read, for a few seconds at most, and stops.
    @Override
    public void close() {
        closing.countDown();
        try {
            if (!thread.join(CLOSE_WITHIN)) {
                thread.interrupt();
                thread.join(CLOSE_WITHIN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// The Kafka clients of one sitting, closed together.
    private static final class Clients implements AutoCloseable {
        private final Deque<AutoCloseable> open = new ArrayDeque<>();

        <T extends AutoCloseable> T keep(T client) {
            open.push(client);
            return client;
        }

        @Override
        public void close() {
            while (!open.isEmpty()) {
                try {
                    open.pop().close();
                } catch (Exception e) {
                    LOG.atDebug().setCause(e).log("client did not close");
                }
            }
        }
    }
}
