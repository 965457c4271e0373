package io.heliotrope.orchestrator.roles;

import io.heliotrope.model.Digest;
import io.heliotrope.model.ExecutionId;
import io.heliotrope.model.KilowattHours;
import io.heliotrope.model.Lane;
import io.heliotrope.model.Measured;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Token;
import io.heliotrope.model.WorkerId;
import io.heliotrope.protocol.ControlRecord.Health;
import io.heliotrope.protocol.ControlRecord.Heartbeat;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.LaneLoad;
import io.heliotrope.protocol.Result;
import io.heliotrope.queues.ClientSettings;
import io.heliotrope.queues.Topics;
import io.heliotrope.queues.Wire;
import io.heliotrope.queues.format.Decoded;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/// A worker moved by the test's hand: it says what it is told to say, when it is told to.
final class HandWorker implements AutoCloseable {
    private final RegionId region;
    private final WorkerId id;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaProducer<byte[], byte[]> control;
    private final Set<Token> held = new LinkedHashSet<>();
    private boolean isSilent;
    private long beats;
    private int runs;

    HandWorker(SmallFleet fleet, RegionId region) {
        this.region = region;
        this.id = new WorkerId(region + "-1");
        ClientSettings kafka = fleet.homeKafka();
        this.consumer = new KafkaConsumer<>(kafka.logReader("hand-" + region));
        this.producer = new KafkaProducer<>(kafka.interactiveProducer("hand-" + region));
        // a client that lost its cluster forgets the topics, and would wait for them with each
        // heartbeat
        Map<String, Object> impatient =
                fleet.clusters().control().interactiveProducer("hand-beats-" + region);
        impatient.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 50);
        this.control = new KafkaProducer<>(impatient);
        List<TopicPartition> logs =
                List.of(
                        new TopicPartition(Topics.dispatch(region, Lane.INTERACTIVE), 0),
                        new TopicPartition(Topics.dispatch(region, Lane.BATCH), 0));
        consumer.assign(logs);
        consumer.seekToBeginning(logs);
    }

    RegionId region() {
        return region;
    }

    /// Says nothing more until [#speakAgain()].
    void fallSilent() {
        isSilent = true;
    }

    void speakAgain() {
        isSilent = false;
    }

    boolean speaks() {
        return !isSilent;
    }

    /// Says that it lives and which tokens it holds, unless it is silent.
    void beat() {
        if (isSilent) {
            return;
        }
        LaneLoad idle = new LaneLoad(2, 0, 0, 5);
        Heartbeat beat =
                new Heartbeat(
                        id,
                        region,
                        "boot",
                        beats++,
                        Health.READY,
                        idle,
                        idle,
                        new TreeSet<>(List.of(SmallFleet.MODEL)),
                        List.copyOf(held));
        // the control plane may be away: nobody waits for a heartbeat
        Future<RecordMetadata> _ = control.send(Wire.control(beat).to(Topics.POOLS));
    }

    /// The dispatches that came since the last call.
    List<Dispatch> take() {
        List<Dispatch> taken = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> one : consumer.poll(Duration.ofMillis(50))) {
            if (Wire.dispatch(one)
                    instanceof Decoded.Value<Wire.Dispatched>(Wire.Delivery delivery)) {
                taken.add(delivery.dispatch());
                held.add(delivery.dispatch().token());
            }
        }
        return taken;
    }

    /// Answers a dispatch with `output`.
    void finish(Dispatch dispatch, String output) throws ExecutionException, InterruptedException {
        byte[] bytes = output.getBytes(StandardCharsets.UTF_8);
        Measured measured =
                new Measured(
                        Duration.ZERO,
                        Duration.ofMillis(1),
                        Duration.ofMillis(2),
                        dispatch.receipt().now(),
                        dispatch.receipt().now(),
                        3,
                        4,
                        new KilowattHours(0.001),
                        "test",
                        1,
                        Digest.of("the model's file"));
        answer(
                dispatch,
                new Result.Finished(new ExecutionId("boot-" + runs++), Digest.of(bytes), measured),
                bytes);
    }

    void answer(Dispatch dispatch, Result.Kind kind, byte[] output)
            throws ExecutionException, InterruptedException {
        held.remove(dispatch.token());
        Result result =
                new Result(
                        dispatch.job().id(),
                        dispatch.job().origin(),
                        dispatch.token(),
                        region,
                        id,
                        kind);
        ProducerRecord<byte[], byte[]> answer =
                Wire.result(result, output, "text/plain")
                        .to(
                                Topics.results(dispatch.job().origin(), dispatch.job().lane()),
                                dispatch.resultPartition());
        producer.send(answer).get();
    }

    @Override
    public void close() {
        consumer.close();
        producer.close();
        control.close(Duration.ofSeconds(1));
    }
}
