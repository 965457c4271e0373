package io.heliotrope.orchestrator.inspect;

import io.heliotrope.model.ClusterId;
import io.heliotrope.model.Digest;
import io.heliotrope.model.Job;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.model.Region;
import io.heliotrope.model.RegionId;
import io.heliotrope.orchestrator.ledger.Ledger;
import io.heliotrope.orchestrator.ledger.LedgerFold;
import io.heliotrope.orchestrator.ledger.ReceiptReplay.Proof;
import io.heliotrope.orchestrator.ledger.Validity;
import io.heliotrope.protocol.ControlRecord;
import io.heliotrope.protocol.Descriptor;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Marker;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.protocol.Status;
import io.heliotrope.protocol.StatusRecord;
import io.heliotrope.protocol.Task;
import io.heliotrope.queues.ClientSettings;
import io.heliotrope.queues.JobHeaders;
import io.heliotrope.queues.Submission;
import io.heliotrope.queues.Topics;
import io.heliotrope.queues.Wire;
import io.heliotrope.queues.format.Decoded;
import io.heliotrope.state.WorldHistory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Reads a whole installation: the ledger of all home clusters, the history of the control topics,
/// and every receipt with the job that it is about.
///
/// The history is read last, so it reaches past every receipt. Owned by one thread.
public final class LedgerScan {
    private final Installation installation;
    private final LedgerFold fold = new LedgerFold();
    private final Validity validity = new Validity();
    private final WorldHistory history = new WorldHistory();
    private final Map<About, Job> jobs = new HashMap<>();
    private final List<Said> receipts = new ArrayList<>();
    private final Set<ClientSettings> seen = new HashSet<>();
    private int unreadable;

    private LedgerScan(Installation installation) {
        this.installation = installation;
    }

    /// One body of one job: an id may come again with another body.
    private record About(JobId job, Digest digest) {}

    private record Said(JobId job, Receipt receipt) {
        About about() {
            return new About(job, receipt.job());
        }
    }

    /// What was found. `orphans` counts receipts whose job's record is gone; `unreadable` counts
    /// records of Heliotrope's own topics that do not read.
    public record Found(
            Ledger ledger, WorldHistory history, List<Proof> proofs, int orphans, int unreadable) {}

    public static Found read(Installation installation) {
        return new LedgerScan(installation).read();
    }

    private Found read() {
        for (ClusterId home : installation.homes()) {
            try (TopicScan scan = installation.scan(home)) {
                home(scan, home);
            }
        }
        try (TopicScan scan = installation.scanControl()) {
            scan.read(scan.partitions(Topics.DESCRIPTORS), this::descriptor);
            for (String topic : Topics.world()) {
                scan.read(scan.partitions(topic), this::world);
            }
        }
        List<Proof> proofs = new ArrayList<>();
        for (Said said : receipts) {
            Job job = jobs.get(said.about());
            if (job != null) {
                proofs.add(new Proof(job, said.receipt()));
            }
        }
        int orphans = receipts.size() - proofs.size();
        return new Found(fold.ledger(), history, proofs, orphans, unreadable);
    }

    private void home(TopicScan scan, ClusterId home) {
        List<TopicPartition> dispatches = new ArrayList<>();
        List<TopicPartition> statuses = new ArrayList<>();
        List<RegionId> origins = new ArrayList<>();
        for (Region region : installation.catalogue().regions()) {
            for (Lane lane : Lane.values()) {
                dispatches.addAll(scan.partitions(Topics.dispatch(region.id(), lane)));
            }
            if (region.home().equals(home)) {
                statuses.addAll(scan.partitions(Topics.status(region.id())));
                origins.add(region.id());
            }
        }
        // Two homes may be one cluster: its dispatch topics are read once.
        if (seen.add(Installation.client(installation.config(), home))) {
            scan.read(dispatches, this::dispatch);
        }
        scan.read(statuses, this::status);
        origins.forEach(origin -> neverSent(scan, home, origin));
    }

    /// Jobs that were refused or ended before a dispatch are known from their own records alone.
    /// Where those do not say when they were submitted, intake took the job time of the decision.
    private void neverSent(TopicScan scan, ClusterId home, RegionId origin) {
        Map<About, Instant> wanted = new HashMap<>();
        receipts.stream()
                .filter(said -> !jobs.containsKey(said.about()))
                .forEach(said -> wanted.putIfAbsent(said.about(), said.receipt().now()));
        if (wanted.isEmpty()) {
            return;
        }
        scan.read(
                scan.partitions(Topics.jobs(origin, Lane.INTERACTIVE)),
                received -> {
                    Submission submission = submission(received);
                    about(home, origin, submission, Instant.EPOCH)
                            .map(job -> wanted.get(new About(job.id(), job.digest())))
                            .flatMap(now -> about(home, origin, submission, now))
                            .ifPresent(this::job);
                });
    }

    private static Submission submission(ConsumerRecord<byte[], byte @Nullable []> received) {
        byte[] value = received.value();
        return new Submission(
                received.topic(),
                received.partition(),
                received.offset(),
                Instant.ofEpochMilli(received.timestamp()),
                value == null ? new byte[0] : value,
                received.headers());
    }

    private static Optional<Job> about(
            ClusterId home, RegionId origin, Submission submission, Instant now) {
        return JobHeaders.describe(home, origin, Lane.INTERACTIVE, submission, now)
                        instanceof Descriptor.Sound(Job job)
                ? Optional.of(job)
                : Optional.empty();
    }

    private void dispatch(ConsumerRecord<byte[], byte @Nullable []> received) {
        switch (Wire.dispatch(received)) {
            case Decoded.Value<Wire.Dispatched>(Wire.Delivery delivery) -> {
                Dispatch dispatch = delivery.dispatch();
                if (!validity.admits(received, dispatch.task())) {
                    return;
                }
                fold.apply(dispatch);
                job(dispatch.job());
                receipts.add(new Said(dispatch.job().id(), dispatch.receipt()));
            }
            case Decoded.Value<Wire.Dispatched>(Wire.Marked(Task task)) ->
                    validity.mark(received, task);
            case Decoded.Malformed<Wire.Dispatched> _ -> unreadable++;
        }
    }

    private void status(ConsumerRecord<byte[], byte @Nullable []> received) {
        switch (Wire.status(received.value())) {
            case Decoded.Value<StatusRecord>(Status status) -> {
                if (!validity.admits(received, status.task())) {
                    return;
                }
                fold.apply(status);
                status.why().ifPresent(why -> receipts.add(new Said(status.job(), why)));
            }
            case Decoded.Value<StatusRecord>(Marker marker) ->
                    validity.mark(received, marker.task());
            case Decoded.Malformed<StatusRecord> _ -> unreadable++;
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
            case Decoded.Value<ControlRecord>(var read) ->
                    history.apply(
                            read, received.offset(), Instant.ofEpochMilli(received.timestamp()));
            case Decoded.Malformed<ControlRecord> _ -> unreadable++;
        }
    }

    private void job(Job job) {
        jobs.putIfAbsent(new About(job.id(), job.digest()), job);
    }
}
