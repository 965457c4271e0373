package io.heliotrope.orchestrator.world;

import io.heliotrope.protocol.ControlRecord;
import io.heliotrope.queues.Topics;
import io.heliotrope.queues.Wire;
import io.heliotrope.queues.crash.CrashPoint;
import io.heliotrope.queues.format.Decoded;
import io.heliotrope.state.World;
import io.heliotrope.state.WorldFold;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the control topics from their beginning and publishes the world they fold to.
///
/// The first world is published when all that was there at the start has been folded, so that
/// nobody decides on a past. When the control plane is out of reach, or refuses to be read, the
/// last world stays and ages, and reading is tried again each second. One thread polls; [#get] may
/// be called from any.
public final class WorldReader implements Supplier<World>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WorldReader.class);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

    private final Consumer<byte[], byte[]> consumer;
    private final WorldFold fold = new WorldFold();
    private final AtomicReference<@Nullable World> published = new AtomicReference<>();
    private final AtomicLong malformed = new AtomicLong();
    private final CountDownLatch ready = new CountDownLatch(1);
    private final java.util.function.Consumer<World> listener;
    private final Thread thread;
    private final CountDownLatch closed = new CountDownLatch(1);

    /// What Kafka said last time, empty when all is well.
    private volatile String trouble = "";

    /// Takes over `consumer`, which must be read-committed and belong to no group.
    public WorldReader(Consumer<byte[], byte[]> consumer, String name) {
        this(consumer, name, world -> {});
    }

    /// `listener` is told of every world that differs from the last, by the polling thread.
    public WorldReader(
            Consumer<byte[], byte[]> consumer,
            String name,
            java.util.function.Consumer<World> listener) {
        this.consumer = consumer;
        this.listener = listener;
        this.thread = Thread.ofPlatform().name("world-" + name).daemon().unstarted(this::run);
    }

    /// Starts reading. Call once.
    public void start() {
        thread.start();
    }

    /// Waits for the first world.
    ///
    /// @throws IllegalStateException when there is none within `patience`, saying what is missing
    public World await(Duration patience) throws InterruptedException {
        if (!ready.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException(
                    "no world within "
                            + patience
                            + ": the control topics need a catalogue, a policy and a clock tick; seen so far: "
                            + fold.offsets()
                            + (trouble.isEmpty() ? "" : "; Kafka says: " + trouble));
        }
        return get();
    }

    /// Whether a first world was published.
    public boolean isReady() {
        return published.get() != null;
    }

    /// Whether new worlds may still come: not when a defect has ended it.
    public boolean isAlive() {
        return thread.isAlive();
    }

    /// The newest world, if there is one yet.
    public Optional<World> find() {
        return Optional.ofNullable(published.get());
    }

    /// The newest world.
    ///
    /// @throws IllegalStateException before the first
    @Override
    public World get() {
        World world = published.get();
        if (world == null) {
            throw new IllegalStateException("the world is not known yet");
        }
        return world;
    }

    /// Records of the control topics that could not be read; each was skipped.
    public long malformed() {
        return malformed.get();
    }

    private void run() {
        try (consumer) {
            List<TopicPartition> partitions =
                    Topics.world().stream().map(topic -> new TopicPartition(topic, 0)).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            do {
                readOn(partitions);
            } while (!closed.await(PAUSE.toNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("world reader stopped");
        }
    }

    /// Reads until it is closed, or Kafka makes trouble: nothing of a poll that fails is lost.
    private void readOn(List<TopicPartition> partitions) {
        try {
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (closed.getCount() > 0) {
                consumer.poll(POLL).forEach(this::apply);
                if (published.get() != null || hasReached(ends)) {
                    publish();
                }
                noteTrouble("");
            }
        } catch (WakeupException e) {
            LOG.atDebug().log("world reader woken to close");
        } catch (KafkaException e) {
            noteTrouble(e.toString());
        }
    }

    private void noteTrouble(String now) {
        if (now.equals(trouble)) {
            return;
        }
        if (now.isEmpty()) {
            LOG.atInfo().log("control topics are read again");
        } else {
            LOG.atWarn()
                    .addKeyValue("reason", now)
                    .log("control topics cannot be read, the last world stays; trying again");
        }
        trouble = now;
    }

    private boolean hasReached(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private void publish() {
        fold.world()
                .ifPresent(world -> {
                    CrashPoint.WORLD_FOLDED_BEFORE_PUBLISH.reached();
                    if (published.getAndSet(world) != world) {
                        listener.accept(world);
                        ready.countDown();
                    }
                });
    }

    private void apply(ConsumerRecord<byte[], byte[]> consumed) {
        CrashPoint.WORLD_READ_BEFORE_FOLD.reached();
        switch (Wire.control(consumed)) {
            case Decoded.Value<ControlRecord>(ControlRecord value) ->
                    fold.apply(
                            value, consumed.offset(), Instant.ofEpochMilli(consumed.timestamp()));
            case Decoded.Malformed<ControlRecord>(String reason) -> {
                malformed.incrementAndGet();
                LOG.atWarn()
                        .addKeyValue("topic", consumed.topic())
                        .addKeyValue("offset", consumed.offset())
                        .addKeyValue("reason", reason)
                        .log("control record skipped");
            }
        }
    }

    @Override
    public void close() {
        closed.countDown();
        consumer.wakeup();
        try {
            thread.join(CLOSE_WITHIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
