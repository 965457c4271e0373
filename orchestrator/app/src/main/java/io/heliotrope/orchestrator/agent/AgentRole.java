package io.heliotrope.orchestrator.agent;

import io.heliotrope.agent.Agent;
import io.heliotrope.agent.Copy;
import io.heliotrope.model.ClusterId;
import io.heliotrope.model.Lane;
import io.heliotrope.model.RegionId;
import io.heliotrope.orchestrator.metrics.LaneMetrics;
import io.heliotrope.orchestrator.shell.Intake;
import io.heliotrope.protocol.BatchDecision;
import io.heliotrope.protocol.Descriptor;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Result;
import io.heliotrope.protocol.Status;
import io.heliotrope.queues.ClientSettings;
import io.heliotrope.queues.DeadLetters;
import io.heliotrope.queues.Submission;
import io.heliotrope.queues.Topics;
import io.heliotrope.queues.Wire;
import io.heliotrope.queues.crash.CrashPoint;
import io.heliotrope.queues.format.Decoded;
import io.heliotrope.state.World;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/// The agent of a home cluster: the only one that carries batch records between it and the control
/// plane.
///
/// Intake describes and never refuses. Release copies dispatches, after a residency check of its
/// own, and statuses unchanged. Outcomes are copied without the output. Repeats of any record are
/// harmless.
public final class AgentRole implements AutoCloseable {
    private final Set<RegionId> origins;
    private final Supplier<World> worlds;
    private final Intake intake;
    private final LaneMetrics metrics;
    private final List<Relay> relays;

    public AgentRole(
            ClusterId cluster,
            Collection<RegionId> origins,
            ClientSettings home,
            ClientSettings control,
            Supplier<World> worlds,
            LaneMetrics metrics) {
        this.origins = new TreeSet<>(origins);
        this.worlds = worlds;
        this.intake = new Intake(cluster, Lane.BATCH, origins);
        this.metrics = metrics;
        List<String> results =
                this.origins.stream().map(o -> Topics.results(o, Lane.BATCH)).toList();
        String group = "heliotrope-agent-" + cluster;
        this.relays =
                List.of(
                        intake(group + "-intake", home, control),
                        relay(
                                group + "-outcomes",
                                home,
                                results,
                                control,
                                this::outcome,
                                new Relay.Steps(
                                        CrashPoint.OUTCOMES_READ_BEFORE_SEND,
                                        CrashPoint.OUTCOMES_SENT_BEFORE_ACK,
                                        CrashPoint.OUTCOMES_ACKED_BEFORE_COMMIT,
                                        CrashPoint.OUTCOMES_COMMITTED)),
                        relay(
                                group + "-release",
                                control,
                                List.of(Topics.DECISIONS),
                                home,
                                this::release,
                                new Relay.Steps(
                                        CrashPoint.RELEASE_READ_BEFORE_SEND,
                                        CrashPoint.RELEASE_SENT_BEFORE_ACK,
                                        CrashPoint.RELEASE_ACKED_BEFORE_COMMIT,
                                        CrashPoint.RELEASE_COMMITTED)));
    }

    /// Descriptors go to the control plane; what cannot be read stays at home, with the reason.
    private Relay intake(String name, ClientSettings home, ClientSettings control) {
        Producer<byte[], byte[]> descriptors = new KafkaProducer<>(control.batchProducer(name));
        Producer<byte[], byte[]> deadLetters =
                new KafkaProducer<>(home.batchProducer(name + "-dead-letters"));
        return new Relay(
                name,
                reader(name, home, List.copyOf(intake.topics())),
                List.of(descriptors, deadLetters),
                received -> describe(Submission.of(received), descriptors, deadLetters),
                new Relay.Steps(
                        CrashPoint.INTAKE_READ_BEFORE_SEND,
                        CrashPoint.INTAKE_SENT_BEFORE_ACK,
                        CrashPoint.INTAKE_ACKED_BEFORE_COMMIT,
                        CrashPoint.INTAKE_COMMITTED));
    }

    private Relay relay(
            String name,
            ClientSettings from,
            List<String> topics,
            ClientSettings to,
            Function<ConsumerRecord<byte[], byte[]>, List<ProducerRecord<byte[], byte[]>>>
                    translation,
            Relay.Steps steps) {
        Producer<byte[], byte[]> outlet = new KafkaProducer<>(to.batchProducer(name));
        return new Relay(
                name,
                reader(name, from, topics),
                List.of(outlet),
                received ->
                        guarded(name, received, translation).stream()
                                .map(copy -> new Relay.Outgoing(outlet, copy))
                                .toList(),
                steps);
    }

    private static Consumer<byte[], byte[]> reader(
            String name, ClientSettings from, List<String> topics) {
        KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(from.groupReader(name, name));
        consumer.subscribe(topics);
        return consumer;
    }

    /// A record on which the code itself fails must not stop those behind it.
    private List<ProducerRecord<byte[], byte[]>> guarded(
            String name,
            ConsumerRecord<byte[], byte[]> received,
            Function<ConsumerRecord<byte[], byte[]>, List<ProducerRecord<byte[], byte[]>>>
                    translation) {
        try {
            return translation.apply(received);
        } catch (RuntimeException failure) {
            metrics.failed(name, failure);
            return List.of();
        }
    }

    /// Starts the three relays.
    public void start() {
        relays.forEach(Relay::start);
    }

    public boolean isRunning() {
        return relays.stream().allMatch(Relay::isRunning);
    }

    private List<Relay.Outgoing> describe(
            Submission submission,
            Producer<byte[], byte[]> descriptors,
            Producer<byte[], byte[]> deadLetters) {
        Descriptor descriptor = intake.describe(submission, worlds.get().now());
        List<Relay.Outgoing> copies = new ArrayList<>();
        copies.add(
                new Relay.Outgoing(
                        descriptors, Wire.descriptor(descriptor).to(Topics.DESCRIPTORS)));
        if (descriptor instanceof Descriptor.Defective defective) {
            metrics.deadLetter(defective.origin(), "malformed");
            copies.add(
                    new Relay.Outgoing(
                            deadLetters,
                            DeadLetters.of(submission, defective)
                                    .to(Topics.deadLetters(defective.origin()))));
        }
        return copies;
    }

    private List<ProducerRecord<byte[], byte[]>> outcome(ConsumerRecord<byte[], byte[]> received) {
        return switch (Wire.result(received.headers())) {
            case Decoded.Value<Result>(Result result) when Agent.isOutcome(result) ->
                    List.of(Wire.outcome(result).to(Topics.OUTCOMES));
            case Decoded.Value<Result> chunk -> List.of();
            case Decoded.Malformed<Result>(String reason) -> {
                metrics.malformed("result", reason);
                yield List.of();
            }
        };
    }

    private List<ProducerRecord<byte[], byte[]>> release(ConsumerRecord<byte[], byte[]> received) {
        return switch (Wire.decision(received.value())) {
            case Decoded.Value<BatchDecision>(BatchDecision decision) ->
                    Agent.release(decision, origins, worlds.get()).map(AgentRole::written).stream()
                            .toList();
            case Decoded.Malformed<BatchDecision>(String reason) -> {
                metrics.malformed("decision", reason);
                yield List.of();
            }
        };
    }

    private static ProducerRecord<byte[], byte[]> written(Copy copy) {
        return switch (copy) {
            case Copy.ToDispatch(Dispatch dispatch) ->
                    Wire.dispatch(dispatch).to(Topics.dispatch(dispatch.target(), Lane.BATCH));
            case Copy.ToStatus(Status status) ->
                    Wire.status(status).to(Topics.status(status.origin()));
            case Copy.ToResults(Result declined, int partition) ->
                    Wire.result(declined, new byte[0], "application/octet-stream")
                            .to(Topics.results(declined.origin(), Lane.BATCH), partition);
        };
    }

    @Override
    public void close() {
        relays.forEach(Relay::close);
    }
}
