package io.heliotrope.orchestrator.agent;

import io.heliotrope.queues.crash.CrashPoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Copies records from one cluster to another: read, translate, send, and only when all is
/// acknowledged move the position. A crash anywhere repeats records; everything downstream expects
/// that.
///
/// One thread. A failure to send or commit is retried by starting over from the last position,
/// after a pause that doubles up to its limit.
final class Relay implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final Duration POLL = Duration.ofMillis(20);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final String name;
    private final Consumer<byte[], byte[]> from;
    private final List<Producer<byte[], byte[]>> outlets;
    private final Function<ConsumerRecord<byte[], byte[]>, List<Outgoing>> translation;
    private final Thread thread;
    private final Steps steps;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean closing;

    /// One record to send, and through which of the relay's outlets.
    record Outgoing(Producer<byte[], byte[]> to, ProducerRecord<byte[], byte[]> content) {}

    /// Where a drill may end the process, after each step of a round.
    record Steps(CrashPoint read, CrashPoint sent, CrashPoint acknowledged, CrashPoint committed) {}

    /// Takes over all clients. `from` is subscribed already and commits by hand; `translation` says
    /// what becomes of a record, never throws, and sends nothing itself.
    Relay(
            String name,
            Consumer<byte[], byte[]> from,
            List<Producer<byte[], byte[]>> outlets,
            Function<ConsumerRecord<byte[], byte[]>, List<Outgoing>> translation,
            Steps steps) {
        this.name = name;
        this.steps = steps;
        this.from = from;
        this.outlets = List.copyOf(outlets);
        this.translation = translation;
        this.thread = Thread.ofPlatform().name("relay-" + name).daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    boolean isRunning() {
        return thread.isAlive();
    }

    private void run() {
        Duration pause = FIRST_PAUSE;
        boolean isAstray = false;
        try (from) {
            while (!closing) {
                try {
                    if (isAstray) {
                        rewind();
                        isAstray = false;
                    }
                    if (copy(from.poll(POLL))) {
                        pause = FIRST_PAUSE;
                    }
                } catch (WakeupException e) {
                    LOG.atDebug().addKeyValue("relay", name).log("woken to close");
                } catch (KafkaException | ExecutionException e) {
                    LOG.atWarn()
                            .addKeyValue("relay", name)
                            .addKeyValue("reason", e.toString())
                            .log("relay starts over from its last position");
                    isAstray = true;
                    rest(pause);
                    pause = longer(pause);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.atError().addKeyValue("relay", name).setCause(e).log("relay stopped");
        } finally {
            outlets.forEach(outlet -> outlet.close(CLOSE_WITHIN));
        }
    }

    /// Whether there was anything to copy.
    private boolean copy(ConsumerRecords<byte[], byte[]> received)
            throws ExecutionException, InterruptedException {
        if (received.isEmpty()) {
            return false;
        }
        steps.read().reached();
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> one : received) {
            for (Outgoing copy : translation.apply(one)) {
                sent.add(copy.to().send(copy.content()));
            }
        }
        steps.sent().reached();
        for (Future<RecordMetadata> acknowledgement : sent) {
            acknowledgement.get();
        }
        steps.acknowledged().reached();
        from.commitSync();
        steps.committed().reached();
        return true;
    }

    private void rewind() {
        from.committed(from.assignment())
                .forEach((partition, committed) -> {
                    if (committed == null) {
                        from.seekToBeginning(List.of(partition));
                    } else {
                        from.seek(partition, committed);
                    }
                });
    }

    /// Returns sooner when the relay is closed.
    private void rest(Duration pause) throws InterruptedException {
        boolean _ = closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    }

    @Override
    public void close() {
        closing = true;
        from.wakeup();
        closed.countDown();
        try {
            thread.join(CLOSE_WITHIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
