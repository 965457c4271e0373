package io.heliotrope.orchestrator.inspect;

import io.heliotrope.model.Catalogue;
import io.heliotrope.model.ClusterId;
import io.heliotrope.model.Job;
import io.heliotrope.model.Lane;
import io.heliotrope.model.Objective;
import io.heliotrope.model.Region;
import io.heliotrope.model.RegionId;
import io.heliotrope.orchestrator.evidence.CheckpointBook;
import io.heliotrope.orchestrator.evidence.Seals;
import io.heliotrope.orchestrator.inspect.LedgerFolds.About;
import io.heliotrope.orchestrator.inspect.TopicScan.Extent;
import io.heliotrope.orchestrator.ledger.Acknowledged;
import io.heliotrope.orchestrator.ledger.Audit;
import io.heliotrope.orchestrator.ledger.Completeness;
import io.heliotrope.orchestrator.ledger.Ledger;
import io.heliotrope.orchestrator.ledger.ReceiptReplay;
import io.heliotrope.orchestrator.ledger.ReceiptReplay.Proof;
import io.heliotrope.orchestrator.ledger.Verdict;
import io.heliotrope.protocol.Descriptor;
import io.heliotrope.queues.ClientSettings;
import io.heliotrope.queues.JobHeaders;
import io.heliotrope.queues.PartitionByJob;
import io.heliotrope.queues.Submission;
import io.heliotrope.queues.Topics;
import io.heliotrope.state.WorldHistory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/// Reads a whole installation: checkpoints, the ledger of all home clusters with the jobs that were
/// submitted, and the control topics.
///
/// Checkpoints are read first, so that a log reaches at least as far as what was sealed of it; the
/// control topics last, so that the history reaches past every receipt. Owned by one thread.
public final class LedgerScan {
    private final Installation installation;
    private final LedgerTap tap;
    private final LedgerFolds folds = new LedgerFolds();
    private final Submissions submissions = new Submissions();
    private final Set<ClientSettings> seen = new HashSet<>();

    LedgerScan(Installation installation, LedgerTap tap) {
        this.installation = installation;
        this.tap = tap;
    }

    /// What was found. `orphans` counts receipts whose job's record is gone; `unreadable` counts
    /// records of Heliotrope's own topics that do not read, `unknown` those of kinds that this
    /// version does not know.
    public record Found(
            Ledger ledger,
            WorldHistory history,
            List<Proof> proofs,
            int orphans,
            int unreadable,
            int unknown,
            Completeness completeness,
            Seals seals) {
        /// Replays the receipts and sums up; residency is judged by the law of `catalogue`.
        public Verdict verdict(Catalogue catalogue) {
            return verdict(Audit.of(ledger, Set.of(), catalogue));
        }

        Verdict verdict(Audit audit) {
            int open = (int) ledger.jobs().stream().filter(job -> job.end().isEmpty()).count();
            return new Verdict(
                    ledger.jobs().size(),
                    open,
                    audit,
                    ReceiptReplay.of(proofs, history),
                    orphans,
                    unreadable,
                    unknown,
                    completeness,
                    seals);
        }
    }

    public static Found read(Installation installation) {
        return new LedgerScan(installation, LedgerTap.NONE).read();
    }

    Found read() {
        EvidenceScan evidence;
        try (TopicScan scan = installation.scanControl()) {
            CheckpointBook book = new CheckpointBook(installation.config().notary().trusted());
            tapped(scan, EvidenceScan.CONTROL).read(scan.partitions(Topics.CHECKPOINTS), book::add);
            book.close();
            evidence = new EvidenceScan(book);
        }
        for (ClusterId home : installation.homes()) {
            try (TopicScan scan = installation.scan(home)) {
                home(scan, home, evidence);
            }
        }
        try (TopicScan scan = installation.scanControl()) {
            for (String topic : Topics.sealedControl()) {
                evidence.read(
                        tapped(scan, EvidenceScan.CONTROL),
                        EvidenceScan.CONTROL,
                        scan.partitions(topic),
                        folds::control);
            }
        }
        folds.jobs().stream()
                .filter(job -> job.lane() == Lane.BATCH)
                .forEach(job -> submissions.due(job.id(), deadline(job)));
        Completeness completeness =
                Completeness.of(
                        folds.ledger(),
                        submissions.jobs(),
                        submissions.tooOld(),
                        Instant.ofEpochMilli(evidence.newest()),
                        folds.jobNow());
        return found(folds, completeness, evidence.seals());
    }

    static Found found(LedgerFolds folds, Completeness completeness, Seals seals) {
        List<Proof> proofs = folds.proofs();
        return new Found(
                folds.ledger(),
                folds.history(),
                proofs,
                folds.receipts() - proofs.size(),
                folds.unreadable(),
                folds.unknown(),
                completeness,
                seals);
    }

    /// Every job that was submitted, once all is read.
    List<Acknowledged> submitted() {
        return submissions.jobs();
    }

    private EvidenceScan.Source tapped(TopicScan scan, Set<ClusterId> names) {
        return (partitions, each) -> {
            Map<TopicPartition, Extent> extents =
                    scan.read(
                            partitions,
                            one -> {
                                tap.heard(one);
                                each.accept(one);
                            });
            partitions.forEach(p -> tap.ended(names, p, extents.getOrDefault(p, Extent.NONE)));
            return extents;
        };
    }

    static Instant deadline(Job job) {
        return switch (job.objective()) {
            case Objective.Respond respond -> respond.expiresAt();
            case Objective.Complete complete -> complete.deadline();
        };
    }

    private void home(TopicScan scan, ClusterId home, EvidenceScan evidence) {
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
        ClientSettings kafka = Installation.client(installation.config(), home);
        Set<ClusterId> names = EvidenceScan.names(installation, kafka);
        // Two homes may be one cluster: its dispatch topics are read once.
        if (seen.add(kafka)) {
            evidence.read(tapped(scan, names), names, dispatches, folds::dispatch);
        }
        evidence.read(tapped(scan, names), names, statuses, folds::status);
        origins.forEach(origin -> submitted(scan, home, origin, evidence));
    }

    /// Jobs that were refused or ended before a dispatch are known from their own records alone.
    /// Where those do not say when they were submitted, intake took the job time of the decision.
    private void submitted(TopicScan scan, ClusterId home, RegionId origin, EvidenceScan evidence) {
        Map<About, Instant> wanted = folds.withoutJob();
        for (Lane lane : Lane.values()) {
            List<TopicPartition> partitions = scan.partitions(Topics.jobs(origin, lane));
            scan.read(
                    partitions,
                    received -> {
                        Submission submission = Submission.of(received);
                        Descriptor described =
                                describe(home, origin, lane, submission, submission.timestamp());
                        submissions.take(
                                described,
                                lane,
                                submission,
                                evidence.since(status(origin, described, partitions.size())));
                        if (lane == Lane.INTERACTIVE && !wanted.isEmpty()) {
                            sound(describe(home, origin, lane, submission, Instant.EPOCH))
                                    .map(job -> wanted.get(new About(job.id(), job.digest())))
                                    .flatMap(now ->
                                            sound(describe(home, origin, lane, submission, now)))
                                    .ifPresent(this::described);
                        }
                    });
        }
    }

    private void described(Job job) {
        folds.job(job);
        tap.described(job);
    }

    private static TopicPartition status(RegionId origin, Descriptor described, int partitions) {
        return new TopicPartition(
                Topics.status(origin), PartitionByJob.of(described.id(), partitions));
    }

    private static Descriptor describe(
            ClusterId home, RegionId origin, Lane lane, Submission submission, Instant now) {
        return JobHeaders.describe(home, origin, lane, submission, now);
    }

    private static Optional<Job> sound(Descriptor described) {
        return described instanceof Descriptor.Sound(Job job) ? Optional.of(job) : Optional.empty();
    }
}
