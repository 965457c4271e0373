package io.heliotrope.orchestrator.inspect;

import io.heliotrope.model.ClusterId;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.model.Region;
import io.heliotrope.orchestrator.explain.Explained;
import io.heliotrope.orchestrator.ledger.Validity;
import io.heliotrope.protocol.Descriptor;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Marker;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.protocol.Status;
import io.heliotrope.protocol.Status.Accepted;
import io.heliotrope.protocol.Status.Held;
import io.heliotrope.protocol.Status.Terminal;
import io.heliotrope.protocol.StatusRecord;
import io.heliotrope.protocol.Task;
import io.heliotrope.queues.PartitionByJob;
import io.heliotrope.queues.Topics;
import io.heliotrope.queues.Wire;
import io.heliotrope.queues.format.Decoded;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Finds what the topics say of one job: its status partition in every origin, and dispatches.
///
/// The first terminal is the end. Owned by one thread.
public final class JobTrail {
    private final Installation installation;
    private final JobId job;
    private final byte[] key;
    private final Validity validity = new Validity();
    private @Nullable Status last;
    private @Nullable Status end;
    private @Nullable Dispatch sent;
    private @Nullable Receipt lastReceipt;
    private String quote = "";

    private JobTrail(Installation installation, JobId job) {
        this.installation = installation;
        this.job = job;
        this.key = job.value().getBytes(StandardCharsets.UTF_8);
    }

    /// Where `job` stands; empty when no topic knows it.
    public static Optional<Explained> find(Installation installation, JobId job) {
        return new JobTrail(installation, job).find();
    }

    private Optional<Explained> find() {
        for (ClusterId home : installation.homes()) {
            try (TopicScan scan = installation.scan(home)) {
                scan.read(dispatches(scan), this::dispatch);
                scan.read(statuses(scan, home), this::status);
            }
        }
        if (end != null) {
            Receipt why = end.receipt() == null ? lastReceipt : end.receipt();
            return Optional.of(
                    new Explained(job, end.origin(), end.lane(), end.state(), why, quote));
        }
        if (sent != null && (last == null || !isHeldAfter(sent, last))) {
            return Optional.of(
                    new Explained(
                            job,
                            sent.job().origin(),
                            sent.job().lane(),
                            null,
                            sent.receipt(),
                            quote));
        }
        if (last != null) {
            return Optional.of(
                    new Explained(
                            job, last.origin(), last.lane(), last.state(), last.receipt(), quote));
        }
        return waiting();
    }

    /// Held again after its last dispatch: by job time, since the two lie in different partitions.
    private static boolean isHeldAfter(Dispatch sent, Status last) {
        return last.state() instanceof Held
                && last.why().map(why -> why.now().isAfter(sent.receipt().now())).orElse(false);
    }

    /// A batch job that its agent has described and the decider has not taken up yet.
    private Optional<Explained> waiting() {
        List<Explained> found = new ArrayList<>();
        try (TopicScan scan = installation.scanControl()) {
            scan.read(
                    scan.partitions(Topics.DESCRIPTORS),
                    received -> {
                        if (isOurs(received)
                                && Wire.descriptor(received.value())
                                        instanceof
                                        Decoded.Value<Descriptor>(Descriptor descriptor)) {
                            found.add(
                                    new Explained(
                                            job, descriptor.origin(), Lane.BATCH, null, null));
                        }
                    });
        }
        return found.stream().findFirst();
    }

    private List<TopicPartition> dispatches(TopicScan scan) {
        List<TopicPartition> all = new ArrayList<>();
        for (Region region : installation.catalogue().regions()) {
            for (Lane lane : Lane.values()) {
                all.addAll(scan.partitions(Topics.dispatch(region.id(), lane)));
            }
        }
        return all;
    }

    /// Only the partition that the job belongs to.
    private List<TopicPartition> statuses(TopicScan scan, ClusterId home) {
        List<TopicPartition> all = new ArrayList<>();
        for (Region region : installation.catalogue().regions()) {
            if (region.home().equals(home)) {
                List<TopicPartition> partitions = scan.partitions(Topics.status(region.id()));
                int own = partitions.isEmpty() ? 0 : PartitionByJob.of(job, partitions.size());
                partitions.stream().filter(p -> p.partition() == own).forEach(all::add);
            }
        }
        return all;
    }

    private boolean isOurs(ConsumerRecord<byte[], byte @Nullable []> received) {
        return Arrays.equals(key, received.key());
    }

    /// Of all the others only markers matter, and they are told without reading a document.
    private boolean isToBeRead(ConsumerRecord<byte[], byte @Nullable []> received) {
        return isOurs(received) || Wire.isMarker(received.headers());
    }

    private void dispatch(ConsumerRecord<byte[], byte @Nullable []> received) {
        if (!isToBeRead(received)) {
            return;
        }
        switch (Wire.dispatch(received)) {
            case Decoded.Value<Wire.Dispatched>(Wire.Marked(Task task)) ->
                    validity.mark(received, task);
            case Decoded.Value<Wire.Dispatched>(Wire.Delivery(Dispatch dispatch, var payload)) -> {
                if (validity.admits(received, dispatch.task())
                        && dispatch.job().id().equals(job)
                        && (sent == null || dispatch.attempt() >= sent.attempt())) {
                    sent = dispatch;
                    lastReceipt = dispatch.receipt();
                }
            }
            case Decoded.Malformed<Wire.Dispatched> _ -> {}
        }
    }

    private void status(ConsumerRecord<byte[], byte @Nullable []> received) {
        if (!isToBeRead(received)) {
            return;
        }
        switch (Wire.status(received.value())) {
            case Decoded.Value<StatusRecord>(Marker marker) ->
                    validity.mark(received, marker.task());
            case Decoded.Value<StatusRecord>(Status status) -> {
                if (validity.admits(received, status.task()) && status.job().equals(job)) {
                    note(status);
                }
            }
            case Decoded.Malformed<StatusRecord> _ -> {}
        }
    }

    private void note(Status status) {
        last = status;
        if (status.state() instanceof Accepted accepted) {
            quote = accepted.quote();
        }
        if (status.receipt() != null) {
            lastReceipt = status.receipt();
        }
        if (end == null && status.state() instanceof Terminal) {
            end = status;
        }
    }
}
