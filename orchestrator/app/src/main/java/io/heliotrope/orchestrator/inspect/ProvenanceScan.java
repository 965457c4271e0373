package io.heliotrope.orchestrator.inspect;

import io.heliotrope.model.ClusterId;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.model.Region;
import io.heliotrope.orchestrator.evidence.CheckpointBook;
import io.heliotrope.orchestrator.provenance.Provenance;
import io.heliotrope.protocol.ControlRecord;
import io.heliotrope.queues.Topics;
import io.heliotrope.queues.Wire;
import io.heliotrope.queues.format.Decoded;
import io.heliotrope.state.WorldHistory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/// Finds every record about one job: in the topics of all home clusters and in the control topics.
///
/// Owned by one thread.
public final class ProvenanceScan {
    private static final String RESULT = "result/";

    private final Installation installation;

    private ProvenanceScan(Installation installation) {
        this.installation = installation;
    }

    /// All that is known of a result. `id` is a job's id, or a result's CloudEvents id, with or
    /// without its `result/`; empty when no topic knows it.
    public static Optional<Provenance> find(Installation installation, String id) {
        ProvenanceScan scan = new ProvenanceScan(installation);
        return scan.of(id).or(() -> scan.jobOf(id).flatMap(job -> scan.of(job)));
    }

    /// The job of which a result has this id.
    private Optional<String> jobOf(String id) {
        byte[] event = utf8(id.startsWith(RESULT) ? id : RESULT + id);
        List<String> jobs = new ArrayList<>();
        for (ClusterId home : installation.homes()) {
            try (TopicScan scan = installation.scan(home)) {
                for (Region region : regionsOf(home)) {
                    for (Lane lane : Lane.values()) {
                        scan.read(
                                scan.partitions(Topics.results(region.id(), lane)),
                                one -> {
                                    Header about = one.headers().lastHeader("ce_id");
                                    if (about != null && Arrays.equals(about.value(), event)) {
                                        jobs.add(new String(one.key(), StandardCharsets.UTF_8));
                                    }
                                });
                    }
                }
            }
        }
        return jobs.stream().findFirst();
    }

    private Optional<Provenance> of(String id) {
        JobId job;
        try {
            job = new JobId(id);
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
        Trail trail = new Trail(job, checkpoints());
        for (ClusterId home : installation.homes()) {
            try (TopicScan scan = installation.scan(home)) {
                home(scan, home, trail);
            }
        }
        if (trail.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(trail.provenance(history(trail)));
    }

    private CheckpointBook checkpoints() {
        CheckpointBook book = new CheckpointBook(installation.config().notary().trusted());
        try (TopicScan scan = installation.scanControl()) {
            scan.read(scan.partitions(Topics.CHECKPOINTS), book::add);
        }
        book.close();
        return book;
    }

    private void home(TopicScan scan, ClusterId home, Trail trail) {
        byte[] key = utf8(trail.job().value());
        var names =
                EvidenceScan.names(installation, Installation.client(installation.config(), home));
        if (names.iterator().next().equals(home)) {
            for (Region region : installation.catalogue().regions()) {
                for (Lane lane : Lane.values()) {
                    scan.read(
                            scan.partitions(Topics.dispatch(region.id(), lane)),
                            ours(key, one -> trail.dispatch(home, names, one)));
                }
            }
        }
        for (Region region : regionsOf(home)) {
            scan.read(
                    scan.partitions(Topics.status(region.id())),
                    ours(key, one -> trail.status(home, names, one)));
            for (Lane lane : Lane.values()) {
                scan.read(
                        scan.partitions(Topics.results(region.id(), lane)),
                        ours(key, one -> trail.result(home, one)));
                // the producer's key is its own business: the id counts
                scan.read(
                        scan.partitions(Topics.jobs(region.id(), lane)),
                        one -> trail.submission(home, region.id(), lane, one));
            }
        }
    }

    /// A router's marker has another key, and is needed to tell which records are void.
    private static Consumer<ConsumerRecord<byte[], byte @Nullable []>> ours(
            byte[] key, Consumer<ConsumerRecord<byte[], byte @Nullable []>> take) {
        return one -> {
            if (Arrays.equals(key, one.key()) || Wire.isMarker(one.headers())) {
                take.accept(one);
            }
        };
    }

    private WorldHistory history(Trail trail) {
        WorldHistory history = new WorldHistory();
        byte[] key = utf8(trail.job().value());
        try (TopicScan scan = installation.scanControl()) {
            for (String topic : List.of(Topics.DESCRIPTORS, Topics.DECISIONS, Topics.OUTCOMES)) {
                scan.read(scan.partitions(topic), ours(key, one -> trail.control(one)));
            }
            for (String topic : Topics.world()) {
                scan.read(
                        scan.partitions(topic),
                        one -> {
                            if (Wire.control(one)
                                    instanceof Decoded.Value<ControlRecord>(ControlRecord read)) {
                                history.apply(
                                        read, one.offset(), Instant.ofEpochMilli(one.timestamp()));
                            }
                        });
            }
        }
        return history;
    }

    private List<Region> regionsOf(ClusterId home) {
        return installation.catalogue().regions().stream()
                .filter(region -> region.home().equals(home))
                .toList();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
