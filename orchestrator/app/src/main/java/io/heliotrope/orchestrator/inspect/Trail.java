package io.heliotrope.orchestrator.inspect;

import io.heliotrope.model.ClusterId;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.model.RegionId;
import io.heliotrope.orchestrator.evidence.CheckpointBook;
import io.heliotrope.orchestrator.ledger.Validity;
import io.heliotrope.orchestrator.provenance.Provenance;
import io.heliotrope.orchestrator.provenance.Provenance.Place;
import io.heliotrope.orchestrator.provenance.Provenance.Seal;
import io.heliotrope.orchestrator.provenance.Provenance.Seal.State;
import io.heliotrope.orchestrator.provenance.Provenance.Step;
import io.heliotrope.protocol.Descriptor;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Marker;
import io.heliotrope.protocol.Result;
import io.heliotrope.protocol.Status;
import io.heliotrope.protocol.Status.Terminal;
import io.heliotrope.protocol.StatusRecord;
import io.heliotrope.protocol.Task;
import io.heliotrope.queues.JobHeaders;
import io.heliotrope.queues.Submission;
import io.heliotrope.queues.Wire;
import io.heliotrope.queues.format.Decoded;
import io.heliotrope.state.WorldHistory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// The records about one job, as they are found. Owned by one thread.
final class Trail {
    private final JobId job;
    private final SealLookup seals;
    private final Validity validity = new Validity();
    private final List<Submitted> submitted = new ArrayList<>();
    private final List<Sent> sent = new ArrayList<>();
    private final List<Said> said = new ArrayList<>();
    private final List<Answered> answered = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();

    record Submitted(ClusterId home, RegionId origin, Lane lane, Submission record) {}

    record Sent(Dispatch dispatch, Place place) {}

    record Said(Status status, Place place) {}

    @SuppressWarnings("ArrayRecordComponent") // the output is handed on, never compared
    record Answered(Result result, byte[] output, Place place) {}

    Trail(JobId job, CheckpointBook book) {
        this.job = job;
        this.seals = new SealLookup(book);
    }

    JobId job() {
        return job;
    }

    boolean isEmpty() {
        return submitted.isEmpty() && sent.isEmpty() && said.isEmpty() && answered.isEmpty();
    }

    void submission(
            ClusterId home,
            RegionId origin,
            Lane lane,
            ConsumerRecord<byte[], byte @Nullable []> one) {
        Submission submission = Submission.of(one);
        Descriptor described =
                JobHeaders.describe(home, origin, lane, submission, submission.timestamp());
        if (described.id().equals(job)) {
            submitted.add(new Submitted(home, origin, lane, submission));
            String what =
                    switch (described) {
                        case Descriptor.Sound s -> "submitted, SHA-256 " + s.job().digest();
                        case Descriptor.Defective d -> "submitted, defective: " + d.defects();
                        case Descriptor.Cancel _ -> "cancel asked for";
                    };
            steps.add(step(one, home, what, new Seal(State.BY_DIGEST, -1)));
        }
    }

    void dispatch(
            ClusterId home, Set<ClusterId> names, ConsumerRecord<byte[], byte @Nullable []> one) {
        switch (Wire.dispatch(one)) {
            case Decoded.Value<Wire.Dispatched>(Wire.Marked(Task task)) -> validity.mark(one, task);
            case Decoded.Value<Wire.Dispatched>(Wire.Delivery delivery) -> {
                Dispatch dispatch = delivery.dispatch();
                boolean isValid = validity.admits(one, dispatch.task());
                if (isValid
                        && sent.stream()
                                .noneMatch(s -> s.dispatch().token().equals(dispatch.token()))) {
                    sent.add(new Sent(dispatch, place(one, home)));
                }
                String what =
                        "attempt %d sent to %s, token %s%s"
                                .formatted(
                                        dispatch.attempt(),
                                        dispatch.worker(),
                                        dispatch.token(),
                                        isValid ? "" : "; void: its router had been replaced");
                steps.add(step(one, home, what, seals.of(names, one)));
            }
            case Decoded.Malformed<Wire.Dispatched>(String reason) ->
                    steps.add(step(one, home, "does not read: " + reason, seals.of(names, one)));
        }
    }

    void status(
            ClusterId home, Set<ClusterId> names, ConsumerRecord<byte[], byte @Nullable []> one) {
        switch (Wire.status(one.value())) {
            case Decoded.Value<StatusRecord>(Marker marker) -> validity.mark(one, marker.task());
            case Decoded.Value<StatusRecord>(Status status) -> {
                boolean isValid = validity.admits(one, status.task());
                if (isValid) {
                    said.add(new Said(status, place(one, home)));
                }
                String what =
                        "status "
                                + word(status.state())
                                + (isValid ? "" : "; void: its router had been replaced");
                steps.add(step(one, home, what, seals.of(names, one)));
            }
            case Decoded.Malformed<StatusRecord>(String reason) ->
                    steps.add(step(one, home, "does not read: " + reason, seals.of(names, one)));
        }
    }

    private static String word(Status.State state) {
        return switch (state) {
            case Terminal end -> end.word();
            case Status.Accepted _ -> "ACCEPTED";
            case Status.Held _ -> "HELD";
        };
    }

    void result(ClusterId home, ConsumerRecord<byte[], byte @Nullable []> one) {
        if (Wire.result(one.headers()) instanceof Decoded.Value<Result>(Result result)
                && result.settles()) {
            byte[] value = one.value();
            answered.add(
                    new Answered(result, value == null ? new byte[0] : value, place(one, home)));
            String what =
                    "answer of %s, token %s: %s"
                            .formatted(result.worker(), result.token(), outcome(result));
            steps.add(step(one, home, what, new Seal(State.BY_DIGEST, -1)));
        }
    }

    void control(ConsumerRecord<byte[], byte @Nullable []> one) {
        ClusterId control = CheckpointBook.CONTROL;
        String kind = Wire.kind(one.headers());
        steps.add(
                step(
                        one,
                        control,
                        kind + " of the control plane",
                        seals.of(EvidenceScan.CONTROL, one)));
    }

    private static String outcome(Result result) {
        return switch (result.kind()) {
            case Result.Finished f -> "finished, execution " + f.execution();
            case Result.Paused p -> "paused, execution " + p.execution();
            case Result.Failed f -> "failed, execution " + f.execution() + ": " + f.reason();
            case Result.Declined d -> "declined: " + d.reason();
            case Result.Chunk c -> "chunk " + c.index();
        };
    }

    /// Everything, once all is read.
    Provenance provenance(WorldHistory history) {
        return new Conclusions(job, submitted, sent, said, answered, history).of(steps);
    }

    private static Step step(
            ConsumerRecord<byte[], byte @Nullable []> one,
            ClusterId cluster,
            String says,
            Seal seal) {
        return new Step(Instant.ofEpochMilli(one.timestamp()), says, place(one, cluster), seal);
    }

    private static Place place(ConsumerRecord<byte[], byte @Nullable []> one, ClusterId cluster) {
        return new Place(cluster, one.topic(), one.partition(), one.offset());
    }
}
