package io.heliotrope.orchestrator.ledger;

import io.heliotrope.model.Catalogue;
import io.heliotrope.model.Cover;
import io.heliotrope.model.Job;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Refusal;
import io.heliotrope.model.RegionId;
import io.heliotrope.orchestrator.ledger.Ledger.Entry;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Status.Done;
import io.heliotrope.protocol.Status.Refused;
import io.heliotrope.protocol.Status.Terminal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/// What must hold of every ledger, counted from the records alone and without the code that
/// decided.
///
/// `accepted` is every acknowledged or recorded job that was not refused, so it is the sum of
/// `terminal` plus the lost. Residency is judged anew here: for every dispatch and every DONE,
/// against the job's labels; a DONE without a dispatch cannot be judged and counts as outside.
public record Audit(
        int accepted,
        Map<String, Integer> terminal,
        Map<Refusal, Integer> refused,
        Finding lost,
        Finding duplicates,
        Finding contradicted,
        Finding outsideAllowedRegions,
        Finding refusedYetSent) {
    /// The states of an accepted job, in the order of reports.
    public static final List<String> STATES = List.of("DONE", "FAILED", "EXPIRED", "CANCELLED");

    public Audit {
        terminal = Collections.unmodifiableMap(new TreeMap<>(terminal));
        refused = Collections.unmodifiableMap(new TreeMap<>(refused));
    }

    /// How many jobs break an invariant, and the first of them in order of id.
    public record Finding(int count, List<JobId> jobs) {
        /// How many ids a finding names.
        public static final int MOST_NAMED = 10;

        public Finding {
            jobs = List.copyOf(jobs);
        }

        public boolean isClean() {
            return count == 0;
        }

        static Finding of(Collection<JobId> jobs) {
            return new Finding(jobs.size(), jobs.stream().sorted().limit(MOST_NAMED).toList());
        }
    }

    /// Whether no invariant is broken.
    public boolean isClean() {
        return findings().values().stream().allMatch(Finding::isClean);
    }

    /// Every finding by its name in reports.
    public Map<String, Finding> findings() {
        Map<String, Finding> all = new TreeMap<>();
        all.put("lost", lost);
        all.put("duplicates", duplicates);
        all.put("contradicted", contradicted);
        all.put("outside_allowed_regions", outsideAllowedRegions);
        all.put("refused_yet_sent", refusedYetSent);
        return Collections.unmodifiableMap(all);
    }

    /// Audits `ledger` against the jobs whose submission was acknowledged, and the law of
    /// `catalogue`.
    public static Audit of(Ledger ledger, Set<JobId> acknowledged, Catalogue catalogue) {
        return of(ledger, acknowledged, (job, region) -> allows(job, region, catalogue));
    }

    /// Audits `ledger` where no catalogue can be read: nothing shows that a job was allowed where
    /// it was sent or ran, so every dispatch and DONE counts as outside.
    public static Audit withoutLaw(Ledger ledger) {
        return of(ledger, Set.of(), (job, region) -> false);
    }

    private static Audit of(
            Ledger ledger, Set<JobId> acknowledged, BiPredicate<Job, RegionId> allows) {
        Map<String, Integer> terminal = new TreeMap<>();
        STATES.forEach(state -> terminal.put(state, 0));
        Map<Refusal, Integer> refused = new EnumMap<>(Refusal.class);
        for (Entry entry : ledger.jobs()) {
            switch (entry.first()) {
                case null -> {}
                case Refused refusal -> refused.merge(refusal.reason(), 1, Integer::sum);
                case Terminal end -> terminal.merge(end.word(), 1, Integer::sum);
            }
        }
        List<JobId> lost = lost(ledger, acknowledged);
        int ended = terminal.values().stream().mapToInt(Integer::intValue).sum();
        return new Audit(
                ended + lost.size(),
                terminal,
                refused,
                Finding.of(lost),
                matching(ledger, Entry::isEndedTwice),
                matching(ledger, Entry::isContradicted),
                matching(ledger, entry -> isOutside(entry, allows)),
                matching(ledger, entry -> entry.isRefused() && !entry.dispatches().isEmpty()));
    }

    private static List<JobId> lost(Ledger ledger, Set<JobId> acknowledged) {
        Set<JobId> all = new TreeSet<>(acknowledged);
        all.addAll(ledger.entries().keySet());
        List<JobId> lost = new ArrayList<>();
        for (JobId job : all) {
            if (ledger.find(job).flatMap(Entry::end).isEmpty()) {
                lost.add(job);
            }
        }
        return lost;
    }

    private static Finding matching(Ledger ledger, Predicate<Entry> broken) {
        return Finding.of(ledger.jobs().stream().filter(broken).map(Entry::id).toList());
    }

    private static boolean isOutside(Entry entry, BiPredicate<Job, RegionId> allows) {
        for (Dispatch dispatch : entry.dispatches()) {
            if (!allows.test(dispatch.job(), dispatch.target())) {
                return true;
            }
        }
        List<Terminal> ends = new ArrayList<>(entry.later());
        entry.end().ifPresent(ends::add);
        for (Terminal end : ends) {
            if (end instanceof Done done
                    && !entry.job().map(job -> allows.test(job, done.region())).orElse(false)) {
                return true;
            }
        }
        return false;
    }

    private static boolean allows(Job job, RegionId region, Catalogue catalogue) {
        return catalogue
                        .find(region)
                        .map(r -> catalogue.allows(job.residency(), job.origin(), r))
                        .orElse(false)
                && isFor(job.cover(), region);
    }

    /// Whether a region was meant to read the payload by who sealed it.
    private static boolean isFor(Cover cover, RegionId region) {
        return switch (cover) {
            case Cover.Open open -> true;
            case Cover.Sealed sealed -> sealed.keys().containsKey(region);
        };
    }
}
