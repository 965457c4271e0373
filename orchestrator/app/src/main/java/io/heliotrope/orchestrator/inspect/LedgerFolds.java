package io.heliotrope.orchestrator.inspect;

import io.heliotrope.model.Digest;
import io.heliotrope.model.Job;
import io.heliotrope.model.JobId;
import io.heliotrope.orchestrator.ledger.Ledger;
import io.heliotrope.orchestrator.ledger.LedgerFold;
import io.heliotrope.orchestrator.ledger.ReceiptReplay.Proof;
import io.heliotrope.orchestrator.ledger.Validity;
import io.heliotrope.protocol.ControlRecord;
import io.heliotrope.protocol.ControlRecord.Tick;
import io.heliotrope.protocol.Descriptor;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Marker;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.protocol.Status;
import io.heliotrope.protocol.StatusRecord;
import io.heliotrope.protocol.Task;
import io.heliotrope.queues.Topics;
import io.heliotrope.queues.Wire;
import io.heliotrope.queues.format.Decoded;
import io.heliotrope.state.WorldHistory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// What the ledger's records amount to, wherever they come from: what became of each job, every
/// receipt with the job that it is about, and the world's history.
///
/// Each partition's records come in order, control topics last. Records of kinds that this version
/// does not know are counted and passed over. Owned by one thread.
final class LedgerFolds {
    private final LedgerFold fold = new LedgerFold();
    private final Validity validity = new Validity();
    private final WorldHistory history = new WorldHistory();
    private final Map<About, Job> jobs = new HashMap<>();
    private final List<Said> receipts = new ArrayList<>();
    private Instant jobNow = Instant.MIN;
    private int unreadable;
    private int unknown;

    /// One body of one job: an id may come again with another body.
    record About(JobId job, Digest digest) {}

    private record Said(JobId job, Receipt receipt) {
        About about() {
            return new About(job, receipt.job());
        }
    }

    /// Takes a record of a dispatch topic.
    void dispatch(ConsumerRecord<byte[], byte @Nullable []> received) {
        if (isOfAnotherKind(received, "dispatch")) {
            return;
        }
        switch (Wire.dispatch(received)) {
            case Decoded.Value<Wire.Dispatched>(Wire.Delivery delivery) -> {
                Dispatch dispatch = delivery.dispatch();
                if (validity.admits(received, dispatch.task())) {
                    fold.apply(dispatch);
                    job(dispatch.job());
                    receipts.add(new Said(dispatch.job().id(), dispatch.receipt()));
                }
            }
            case Decoded.Value<Wire.Dispatched>(Wire.Marked(Task task)) ->
                    validity.mark(received, task);
            case Decoded.Malformed<Wire.Dispatched> _ -> unreadable++;
        }
    }

    /// Takes a record of a status topic.
    void status(ConsumerRecord<byte[], byte @Nullable []> received) {
        if (isOfAnotherKind(received, "status")) {
            return;
        }
        switch (Wire.status(received.value())) {
            case Decoded.Value<StatusRecord>(Status status) -> {
                if (validity.admits(received, status.task())) {
                    fold.apply(status);
                    status.why().ifPresent(why -> receipts.add(new Said(status.job(), why)));
                }
            }
            case Decoded.Value<StatusRecord>(Marker marker) ->
                    validity.mark(received, marker.task());
            case Decoded.Malformed<StatusRecord> _ -> unreadable++;
        }
    }

    /// Takes a record of a control topic; those that say nothing of jobs or the world are only
    /// looked at, whether they read.
    void control(ConsumerRecord<byte[], byte @Nullable []> received) {
        switch (received.topic()) {
            case Topics.DESCRIPTORS -> descriptor(received);
            case Topics.DECISIONS -> readable(Wire.decision(received.value()));
            case Topics.OUTCOMES -> readable(Wire.outcome(received.value()));
            default -> world(received);
        }
    }

    private void descriptor(ConsumerRecord<byte[], byte @Nullable []> received) {
        switch (Wire.descriptor(received.value())) {
            case Decoded.Value<Descriptor>(Descriptor descriptor) -> {
                if (descriptor instanceof Descriptor.Sound(Job job)) {
                    job(job);
                }
            }
            case Decoded.Malformed<Descriptor> _ -> unreadable++;
        }
    }

    private void world(ConsumerRecord<byte[], byte @Nullable []> received) {
        switch (Wire.control(received)) {
            case Decoded.Value<ControlRecord>(ControlRecord read) -> {
                history.apply(read, received.offset(), Instant.ofEpochMilli(received.timestamp()));
                if (read instanceof Tick tick && tick.now().isAfter(jobNow)) {
                    jobNow = tick.now();
                }
            }
            case Decoded.Malformed<ControlRecord> _ -> unreadable++;
        }
    }

    private void readable(Decoded<?> decoded) {
        if (decoded instanceof Decoded.Malformed<?>) {
            unreadable++;
        }
    }

    /// A record that names another kind than the topic's own belongs to a later version; one that
    /// names none is judged by its document.
    private boolean isOfAnotherKind(
            ConsumerRecord<byte[], byte @Nullable []> received, String expected) {
        String kind = Wire.kind(received.headers());
        boolean isOther =
                !kind.isEmpty() && !kind.equals(expected) && !Wire.isMarker(received.headers());
        unknown += isOther ? 1 : 0;
        return isOther;
    }

    /// Takes a job from wherever it is described.
    void job(Job job) {
        jobs.putIfAbsent(new About(job.id(), job.digest()), job);
    }

    /// Receipts of which the job is not known so far, with the job time of their decision.
    Map<About, Instant> withoutJob() {
        Map<About, Instant> wanted = new HashMap<>();
        receipts.stream()
                .filter(said -> !jobs.containsKey(said.about()))
                .forEach(said -> wanted.putIfAbsent(said.about(), said.receipt().now()));
        return wanted;
    }

    /// Every receipt of which the job is known.
    List<Proof> proofs() {
        List<Proof> proofs = new ArrayList<>();
        for (Said said : receipts) {
            Job job = jobs.get(said.about());
            if (job != null) {
                proofs.add(new Proof(job, said.receipt()));
            }
        }
        return proofs;
    }

    /// The first decision about each body of each job, by job time: what its admission fixed.
    Map<About, Receipt> admissions() {
        Map<About, Receipt> first = new HashMap<>();
        for (Said said : receipts) {
            first.merge(
                    said.about(),
                    said.receipt(),
                    (known, other) -> other.now().isBefore(known.now()) ? other : known);
        }
        return first;
    }

    List<Job> jobs() {
        return List.copyOf(jobs.values());
    }

    int receipts() {
        return receipts.size();
    }

    Ledger ledger() {
        return fold.ledger();
    }

    WorldHistory history() {
        return history;
    }

    /// Job time of the newest tick.
    Instant jobNow() {
        return jobNow;
    }

    /// Records that do not read.
    int unreadable() {
        return unreadable;
    }

    /// Records of kinds that this version does not know.
    int unknown() {
        return unknown;
    }
}
