package io.heliotrope.orchestrator.ledger;

import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Marker;
import io.heliotrope.protocol.Result;
import io.heliotrope.protocol.Status;
import io.heliotrope.protocol.StatusRecord;
import io.heliotrope.protocol.Task;
import io.heliotrope.queues.ClientSettings;
import io.heliotrope.queues.Wire;
import io.heliotrope.queues.format.Decoded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the status and dispatch topics of the home clusters as a producer would, and tells what it
/// read. It keeps nothing: a process may read for years.
///
/// One thread polls all clusters in turn.
public final class LedgerReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerReader.class);
    private static final Duration POLL = Duration.ofMillis(5);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

    private final List<Consumer<byte[], byte[]>> consumers = new ArrayList<>();
    private final Watcher watcher;
    private final Validity validity = new Validity();
    private final Thread thread;
    private volatile boolean closing;

    /// Is told of what was read, by the reader's thread.
    public interface Watcher {
        void dispatched(Dispatch dispatch);

        void said(Status status);

        void answered(JobId job, Lane lane);
    }

    /// Reads topics from their beginning. `topics` gives those of one cluster.
    public static LedgerReader fromBeginning(
            List<ClientSettings> homes,
            Function<ClientSettings, List<String>> topics,
            Watcher watcher) {
        return new LedgerReader(homes, topics, watcher, true);
    }

    /// Reads what is written from now on.
    public static LedgerReader fromNow(
            List<ClientSettings> homes,
            Function<ClientSettings, List<String>> topics,
            Watcher watcher) {
        return new LedgerReader(homes, topics, watcher, false);
    }

    private LedgerReader(
            List<ClientSettings> homes,
            Function<ClientSettings, List<String>> topics,
            Watcher watcher,
            boolean fromBeginning) {
        this.watcher = watcher;
        for (ClientSettings home : homes) {
            KafkaConsumer<byte[], byte[]> consumer =
                    new KafkaConsumer<>(home.logReader("heliotrope-ledger"));
            List<TopicPartition> partitions =
                    topics.apply(home).stream()
                            .flatMap(topic -> consumer.partitionsFor(topic).stream())
                            .map(p -> new TopicPartition(p.topic(), p.partition()))
                            .toList();
            consumer.assign(partitions);
            if (fromBeginning) {
                consumer.seekToBeginning(partitions);
            } else {
                consumer.seekToEnd(partitions);
                partitions.forEach(consumer::position);
            }
            consumers.add(consumer);
        }
        this.thread = Thread.ofPlatform().name("ledger").daemon().unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    private void run() {
        try {
            while (!closing) {
                for (Consumer<byte[], byte[]> consumer : consumers) {
                    consumer.poll(POLL).forEach(this::apply);
                }
            }
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("ledger reader stopped");
        } finally {
            consumers.forEach(Consumer::close);
        }
    }

    private void apply(ConsumerRecord<byte[], byte[]> received) {
        if (received.topic().endsWith(".status")) {
            status(received);
        } else if (received.topic().contains(".results.")) {
            result(received);
        } else {
            dispatch(received);
        }
    }

    private void status(ConsumerRecord<byte[], byte[]> received) {
        switch (Wire.status(received.value())) {
            case Decoded.Value<StatusRecord>(Marker marker) ->
                    validity.mark(received, marker.task());
            case Decoded.Value<StatusRecord>(Status status) -> {
                if (validity.admits(received, status.task())) {
                    watcher.said(status);
                }
            }
            case Decoded.Malformed<StatusRecord> _ -> {}
        }
    }

    private void dispatch(ConsumerRecord<byte[], byte[]> received) {
        switch (Wire.dispatch(received)) {
            case Decoded.Value<Wire.Dispatched>(Wire.Marked(Task task)) ->
                    validity.mark(received, task);
            case Decoded.Value<Wire.Dispatched>(Wire.Delivery(Dispatch dispatch, var payload)) -> {
                if (validity.admits(received, dispatch.task())) {
                    watcher.dispatched(dispatch);
                }
            }
            case Decoded.Malformed<Wire.Dispatched> _ -> {}
        }
    }

    private void result(ConsumerRecord<byte[], byte[]> received) {
        if (Wire.result(received.headers()) instanceof Decoded.Value<Result>(Result result)
                && result.settles()) {
            watcher.answered(
                    result.job(),
                    received.topic().endsWith(Lane.BATCH.word()) ? Lane.BATCH : Lane.INTERACTIVE);
        }
    }

    @Override
    public void close() {
        closing = true;
        try {
            thread.join(CLOSE_WITHIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
