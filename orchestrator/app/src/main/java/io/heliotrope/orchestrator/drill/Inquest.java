package io.heliotrope.orchestrator.drill;

import io.heliotrope.model.Job;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.model.Objective;
import io.heliotrope.model.PieceRun;
import io.heliotrope.model.RegionId;
import io.heliotrope.orchestrator.drill.Feasible.Due;
import io.heliotrope.orchestrator.inspect.Installation;
import io.heliotrope.orchestrator.inspect.LedgerScan;
import io.heliotrope.orchestrator.ledger.Audit;
import io.heliotrope.orchestrator.ledger.Ledger.Entry;
import io.heliotrope.orchestrator.ledger.ReceiptReplay;
import io.heliotrope.protocol.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;

/// The invariants, judged from the topics of an installation and the list of acknowledged jobs,
/// without the code that decided. Reads everything anew each time; belongs to one thread.
final class Inquest {
    /// No fault of a drill keeps a region from working for longer.
    private static final Duration LONGEST_FAULT = Duration.ofMinutes(4);

    private final Installation installation;
    private final Set<JobId> acknowledged;
    private final LedgerScan.Found found;
    private final Testimony testimony;

    private Inquest(Installation installation, Set<JobId> acknowledged) {
        this.installation = installation;
        this.acknowledged = acknowledged;
        this.found = LedgerScan.read(installation);
        this.testimony = Testimony.of(installation);
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
                        acknowledged.size() + " acknowledged, " + ends(audit)));
        claims.add(
                Claim.none(
                        "I2",
                        "every job has one end",
                        Ending.twice(testimony.endings()),
                        "%d records of ends, committed or not; same end said again for %d jobs"
                                .formatted(
                                        testimony.endings().size(), audit.duplicates().count())));
        claims.add(
                Claim.none(
                        "I3",
                        "the last choice counts",
                        Fence.broken(testimony.steps(), testimony.copies(), testimony.results()),
                        dispatches()));
        List<Due> due = due();
        claims.add(
                Claim.none(
                        "I4",
                        "what can start in time does",
                        missed(due),
                        due.size() + " jobs with a deadline, " + ends(audit)));
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

    /// How the jobs of all topics ended, what did not happen left out.
    private static String ends(Audit audit) {
        StringJoiner ends = new StringJoiner(", ");
        audit.terminal().forEach((end, count) -> tell(ends, end.toString(), count));
        audit.refused().forEach((reason, count) -> tell(ends, "refused " + reason, count));
        return ends.toString();
    }

    private static void tell(StringJoiner ends, String what, long count) {
        if (count > 0) {
            ends.add(what.toLowerCase(Locale.ROOT) + " " + count);
        }
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

    /// Acknowledged jobs that could have been started in time, by an oracle that knows all of them,
    /// and were not. One of which nothing was ever said but that it failed is missed too: nothing
    /// is wrong with a drill's jobs.
    private List<JobId> missed(List<Due> due) {
        Map<JobId, Instant> starts = new HashMap<>();
        List<JobId> missed = new ArrayList<>();
        for (Entry entry : found.ledger().jobs()) {
            if (entry.first() instanceof Status.Done done) {
                starts.put(entry.id(), done.pieces().getFirst().measured().ranFrom());
            } else if (acknowledged.contains(entry.id()) && entry.job().isEmpty()) {
                missed.add(entry.id());
            }
        }
        for (Lane lane : Lane.values()) {
            Map<RegionId, Integer> slots = new TreeMap<>();
            installation.catalogue().regions().forEach(r -> slots.put(r.id(), r.slots(lane)));
            List<Due> ofLane = due.stream().filter(d -> lane(d.job()) == lane).toList();
            missed.addAll(Feasible.missed(ofLane, slots, starts));
        }
        return missed;
    }

    private Lane lane(JobId job) {
        return found.ledger().find(job).orElseThrow().lane();
    }

    private List<Due> due() {
        List<Due> due = new ArrayList<>();
        for (Entry entry : found.ledger().jobs()) {
            if (acknowledged.contains(entry.id())) {
                entry.job().map(Inquest::due).ifPresent(due::add);
            }
        }
        return due;
    }

    private static Due due(Job job) {
        Instant from = job.submittedAt().plus(LONGEST_FAULT);
        return switch (job.objective()) {
            case Objective.Complete complete ->
                    new Due(job.id(), job.origin(), from, complete.deadline(), complete.gpuTime());
            case Objective.Respond respond ->
                    new Due(job.id(), job.origin(), from, respond.expiresAt(), respond.slo());
        };
    }

    /// The most batch runs at one moment of job time that counted, by region.
    private Map<String, Integer> busiest() {
        Map<String, TreeMap<Instant, Integer>> steps = new TreeMap<>();
        for (Entry entry : found.ledger().jobs()) {
            if (entry.lane() == Lane.BATCH && entry.first() instanceof Status.Done done) {
                for (PieceRun piece : done.pieces()) {
                    TreeMap<Instant, Integer> region =
                            steps.computeIfAbsent(piece.region().value(), r -> new TreeMap<>());
                    region.merge(piece.measured().ranFrom(), 1, Integer::sum);
                    region.merge(piece.measured().ranTo(), -1, Integer::sum);
                }
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
