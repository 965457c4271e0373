package io.heliotrope.orchestrator.shell;

import io.heliotrope.queues.ClientSettings;
import io.heliotrope.queues.TopicLayout;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs one Streams application with the settings that all of ours share.
///
/// A failed stream thread is replaced; what it had not committed is read again. One that was
/// refused for want of a right is replaced after a rest.
public final class StreamsRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StreamsRunner.class);
    private static final Duration START_WITHIN = Duration.ofSeconds(60);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(10);
    private static final Duration AFTER_REFUSAL = Duration.ofSeconds(5);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final String name;
    private final Supplier<KafkaStreams> making;
    private final CountDownLatch running = new CountDownLatch(1);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final @Nullable Admin admin;
    private final Thread taking;
    private volatile KafkaStreams streams;
    private volatile boolean closed;

    /// `clients` makes the application's clients.
    public StreamsRunner(
            String name, Topology topology, Properties properties, KafkaClientSupplier clients) {
        this.name = name;
        this.making = () -> watched(new KafkaStreams(topology, properties, clients));
        this.streams = making.get();
        this.admin =
                StreamsConfig.EXACTLY_ONCE_V2.equals(
                                properties.get(StreamsConfig.PROCESSING_GUARANTEE_CONFIG))
                        ? Admin.create(adminSettings(properties))
                        : null;
        this.taking =
                Thread.ofVirtual()
                        .name("takes-over-" + name)
                        .unstarted(() ->
                                takeOver(
                                        String.valueOf(
                                                properties.get(
                                                        StreamsConfig.APPLICATION_ID_CONFIG))));
    }

    private KafkaStreams watched(KafkaStreams made) {
        made.setUncaughtExceptionHandler(failure -> {
            LOG.atError().addKeyValue("role", name).setCause(failure).log("stream thread failed");
            rest(restAfter(failure));
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
        made.setStateListener((now, before) -> {
            if (now == KafkaStreams.State.RUNNING) {
                running.countDown();
            }
        });
        return made;
    }

    /// How long to wait before a thread that failed is replaced: what a cluster refuses now it will
    /// refuse in a moment too, and each attempt is a line in its log and in ours.
    static Duration restAfter(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof AuthorizationException || at instanceof AuthenticationException) {
                return AFTER_REFUSAL;
            }
        }
        return Duration.ZERO;
    }

    /// Returns sooner when the application is closed.
    private void rest(Duration pause) {
        try {
            boolean _ = closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// How a Streams application reaches a cluster.
    public static Map<String, String> connection(ClientSettings cluster) {
        Map<String, String> connection = new TreeMap<>(cluster.connection());
        connection.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, cluster.bootstrap());
        cluster.membership()
                .forEach((name, value) ->
                        connection.put(StreamsConfig.consumerPrefix(name), value.toString()));
        return connection;
    }

    /// Settings of every application: bytes in and out, one thread.
    public static Properties common(Map<String, String> clients, Path directory) {
        Properties properties = new Properties();
        properties.putAll(clients);
        properties.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
        properties.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.ByteArraySerde.class);
        properties.put(StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG, Serdes.ByteArraySerde.class);
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
        properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
        properties.put(StreamsConfig.POLL_MS_CONFIG, 10);
        // another process of the role follows in its own stores, and takes over with nothing to
        // restore
        properties.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, 1);
        // a connection whose other end is gone without a word is given up after this
        properties.put(
                StreamsConfig.REQUEST_TIMEOUT_MS_CONFIG,
                Math.toIntExact(ClientSettings.REQUEST_TIMEOUT.toMillis()));
        // no task needs its topics merged by time; to wait for that costs a line of log text per
        // partition and record, kept or not
        properties.put(
                StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
        properties.put(
                StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        properties.put(
                StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
                TopicLayout.LARGEST_RECORD);
        return properties;
    }

    private static Map<String, Object> adminSettings(Properties properties) {
        Map<String, Object> settings = new TreeMap<>();
        properties.forEach((key, value) -> {
            String name = String.valueOf(key);
            if (AdminClientConfig.configNames().contains(name)) {
                settings.put(name, value);
            }
        });
        return settings;
    }

    /// While tasks are being handed over, ends what their former owner left open.
    private void takeOver(String application) {
        if (admin == null) {
            return;
        }
        Expelled expelled = new Expelled(admin, application);
        while (!closed) {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            if (streams.state() == KafkaStreams.State.REBALANCING) {
                try {
                    expelled.endTransactions();
                } catch (ExecutionException e) {
                    LOG.atDebug().addKeyValue("role", name).setCause(e).log("no word on them");
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    /// A persistent store of bytes, kept in a changelog and never cached.
    public static StoreBuilder<KeyValueStore<byte[], byte[]>> store(String name) {
        return Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(name),
                        Serdes.ByteArray(),
                        Serdes.ByteArray())
                .withCachingDisabled();
    }

    /// Starts and waits until it runs.
    ///
    /// @throws IllegalStateException when it does not within a minute
    public void start() throws InterruptedException {
        try {
            streams.start();
        } catch (ProcessorStateException unreadable) {
            startAnew(unreadable);
        }
        taking.start();
        if (!running.await(START_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException(
                    name + " did not start within " + START_WITHIN + ", state " + streams.state());
        }
    }

    /// Without the local state, which a process that was killed may leave such that it cannot be
    /// opened: all of it lies in changelogs too, and is restored from there.
    private void startAnew(ProcessorStateException unreadable) {
        LOG.atWarn()
                .addKeyValue("role", name)
                .setCause(unreadable)
                .log("local state cannot be opened; it is deleted, and restored from the cluster");
        streams.close(CLOSE_WITHIN);
        streams = making.get();
        streams.cleanUp();
        streams.start();
    }

    public boolean isRunning() {
        return streams.state() == KafkaStreams.State.RUNNING;
    }

    /// The partition numbers of the tasks that run here; none while it does not run. Tasks that
    /// only follow do not count.
    public Set<Integer> partitions() {
        if (!streams.state().isRunningOrRebalancing()) {
            return Set.of();
        }
        Set<Integer> partitions = new TreeSet<>();
        streams.metadataForLocalThreads()
                .forEach(thread ->
                        thread.activeTasks()
                                .forEach(task -> partitions.add(task.taskId().partition())));
        return partitions;
    }

    /// Whether it runs or may come to run again by itself; otherwise the process must be started
    /// anew.
    public boolean isAlive() {
        return !streams.state().hasCompletedShutdown()
                && streams.state() != KafkaStreams.State.PENDING_ERROR;
    }

    /// Leaves the group at once, so that a successor need not wait for a session to run out.
    @Override
    public void close() {
        closed = true;
        closing.countDown();
        streams.close(
                org.apache.kafka.streams.CloseOptions.timeout(CLOSE_WITHIN)
                        .withGroupMembershipOperation(
                                org.apache.kafka.streams.CloseOptions.GroupMembershipOperation
                                        .LEAVE_GROUP));
        if (admin != null) {
            admin.close(CLOSE_WITHIN);
        }
    }
}
