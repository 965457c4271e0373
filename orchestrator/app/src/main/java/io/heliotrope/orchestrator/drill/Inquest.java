package io.heliotrope.orchestrator.drill;

import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.model.Objective;
import io.heliotrope.model.Region;
import io.heliotrope.model.Token;
import io.heliotrope.orchestrator.inspect.Installation;
import io.heliotrope.orchestrator.inspect.LedgerScan;
import io.heliotrope.orchestrator.inspect.TopicScan;
import io.heliotrope.orchestrator.ledger.Audit;
import io.heliotrope.orchestrator.ledger.Ledger.Entry;
import io.heliotrope.orchestrator.ledger.ReceiptReplay;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Result;
import io.heliotrope.protocol.Status;
import io.heliotrope.queues.Topics;
import io.heliotrope.queues.Wire;
import io.heliotrope.queues.format.Decoded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The invariants, judged from the topics of an installation and the list of acknowledged jobs,
/// without the code that decided. Reads everything anew each time; belongs to one thread.
final class Inquest {
    private final Installation installation;
    private final Set<JobId> acknowledged;
    private final LedgerScan.Found found;
    private final Map<JobId, List<Result>> results = new HashMap<>();

    private Inquest(Installation installation, Set<JobId> acknowledged) {
        this.installation = installation;
        this.acknowledged = acknowledged;
        this.found = LedgerScan.read(installation);
        for (Region region : installation.catalogue().regions()) {
            try (TopicScan scan = installation.scan(region.home())) {
                for (Lane lane : Lane.values()) {
                    scan.read(
                            scan.partitions(Topics.results(region.id(), lane)),
                            received -> {
                                if (Wire.result(received.headers())
                                        instanceof Decoded.Value<Result>(Result result)) {
                                    results.computeIfAbsent(result.job(), job -> new ArrayList<>())
                                            .add(result);
                                }
                            });
                }
            }
        }
    }

    /// Judges what the topics hold now; every acknowledged job should have ended by then.
    static List<Claim> hold(Installation installation, Set<JobId> acknowledged) {
        return new Inquest(installation, acknowledged).claims();
    }

    private List<Claim> claims() {
        Audit audit = Audit.of(found.ledger(), acknowledged, installation.catalogue());
        ReceiptReplay.Outcome replay = ReceiptReplay.of(found.proofs(), found.history());
        List<Claim> claims = new ArrayList<>();
        claims.add(
                Claim.none(
                        "I1",
                        "nothing accepted is lost",
                        audit.lost().jobs(),
                        acknowledged.size()
                                + " acknowledged, ended "
                                + audit.terminal()
                                + ", refused "
                                + audit.refused()));
        claims.add(
                Claim.none(
                        "I2",
                        "every job has one end",
                        audit.contradicted().jobs(),
                        "same end said again for " + audit.duplicates().count() + " jobs"));
        claims.add(Claim.none("I3", "ends name a dispatched run", strangers(), dispatches()));
        claims.add(
                Claim.none(
                        "I4", "what can be done in time is done", undone(), "no deadline missed"));
        claims.add(
                Claim.none(
                        "I5",
                        "nothing leaves its law",
                        outside(audit),
                        "every dispatch and every end judged anew"));
        claims.add(
                new Claim(
                        "I6",
                        "decisions replay identically",
                        replay.isClean() && found.orphans() == 0,
                        "%d of %d receipts%s"
                                .formatted(
                                        replay.identical(),
                                        replay.count(),
                                        replay.isClean() ? "" : ", first " + replay.failures())));
        claims.add(Claim.none("I7", "no slot is lent twice", overfull(), "at most " + busiest()));
        claims.add(
                new Claim(
                        "I10",
                        "every record reads",
                        found.unreadable() == 0,
                        found.unreadable() + " do not"));
        return claims;
    }

    private static List<JobId> outside(Audit audit) {
        List<JobId> all = new ArrayList<>(audit.outsideAllowedRegions().jobs());
        all.addAll(audit.refusedYetSent().jobs());
        return all;
    }

    private String dispatches() {
        int tokens = 0;
        int again = 0;
        for (Entry entry : found.ledger().jobs()) {
            tokens += entry.dispatches().size();
            again += Math.max(0, entry.dispatches().size() - 1);
        }
        return tokens + " dispatches, " + again + " of them another attempt";
    }

    /// Jobs whose end names no run of a dispatch of theirs, or whose token another job had too.
    private List<JobId> strangers() {
        List<JobId> strangers = new ArrayList<>();
        Set<Token> seen = new HashSet<>();
        for (Entry entry : found.ledger().jobs()) {
            boolean isStrange = entry.dispatches().stream().anyMatch(d -> !seen.add(d.token()));
            if (entry.first() instanceof Status.Done done) {
                isStrange |= !isRunOf(done, entry);
            }
            if (isStrange) {
                strangers.add(entry.id());
            }
        }
        return strangers;
    }

    private boolean isRunOf(Status.Done done, Entry entry) {
        for (Dispatch dispatch : entry.dispatches()) {
            if (dispatch.token().equals(done.token())) {
                return results.getOrDefault(entry.id(), List.of()).stream()
                        .filter(r -> r.token().equals(done.token()))
                        .filter(r -> r.worker().equals(dispatch.worker()))
                        .anyMatch(r ->
                                r.kind() instanceof Result.Finished f
                                        && f.execution().equals(done.execution())
                                        && f.output().equals(done.output()));
            }
        }
        return false;
    }

    /// Acknowledged jobs that failed or expired, and batch jobs that were complete after their
    /// deadline. Nothing is wrong with a drill's jobs, and they have many minutes or hours.
    private List<JobId> undone() {
        List<JobId> undone = new ArrayList<>();
        for (Entry entry : found.ledger().jobs()) {
            boolean isUndone =
                    switch (entry.first()) {
                        case Status.Expired expired -> acknowledged.contains(entry.id());
                        case Status.Failed failed -> acknowledged.contains(entry.id());
                        case Status.Done done ->
                                entry.job().orElseThrow().objective()
                                                instanceof Objective.Complete complete
                                        && done.measured().ranTo().isAfter(complete.deadline());
                        case null, default -> false;
                    };
            if (isUndone) {
                undone.add(entry.id());
            }
        }
        return undone;
    }

    /// The most batch runs at one moment of job time that counted, by region.
    private Map<String, Integer> busiest() {
        Map<String, TreeMap<Instant, Integer>> steps = new TreeMap<>();
        for (Entry entry : found.ledger().jobs()) {
            if (entry.lane() == Lane.BATCH && entry.first() instanceof Status.Done done) {
                TreeMap<Instant, Integer> region =
                        steps.computeIfAbsent(done.region().value(), r -> new TreeMap<>());
                region.merge(done.measured().ranFrom(), 1, Integer::sum);
                region.merge(done.measured().ranTo(), -1, Integer::sum);
            }
        }
        Map<String, Integer> most = new TreeMap<>();
        steps.forEach((region, moments) -> {
            int now = 0;
            int highest = 0;
            for (int step : moments.values()) {
                now += step;
                highest = Math.max(highest, now);
            }
            most.put(region, highest);
        });
        return most;
    }

    private List<String> overfull() {
        Map<String, Integer> most = busiest();
        return installation.catalogue().regions().stream()
                .filter(r -> most.getOrDefault(r.id().value(), 0) > r.batchSlots())
                .map(r -> r.id() + " ran " + most.get(r.id().value()) + " of " + r.batchSlots())
                .toList();
    }
}
