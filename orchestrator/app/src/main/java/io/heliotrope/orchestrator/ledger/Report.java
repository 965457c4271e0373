package io.heliotrope.orchestrator.ledger;

import io.heliotrope.model.GramsCo2;
import io.heliotrope.model.RegionId;
import io.heliotrope.orchestrator.evidence.Seals;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a run did: work, latency, carbon and the audit. [ReportTable] shows it to people,
/// [ReportJson] to programs.
///
/// `leakedPayloads` is how many payloads of one law were found on the disk of another's broker.
/// `power` is empty where nobody counted it.
public record Report(
        String title,
        Audit audit,
        SortedMap<RegionId, Share> regions,
        Interactive interactive,
        Batch batch,
        Grams grams,
        Receipts receipts,
        Sealed sealed,
        int leakedPayloads,
        List<String> scaling,
        Duration wall,
        Optional<PoolPower> power) {
    private static final int BROKEN = 1;

    public Report {
        regions = Collections.unmodifiableSortedMap(new TreeMap<>(regions));
        scaling = List.copyOf(scaling);
    }

    /// What was done in one region.
    public record Share(int interactive, int batch, double grams) {
        static final Share NONE = new Share(0, 0, 0);

        Share plus(Share other) {
            return new Share(
                    interactive + other.interactive, batch + other.batch, grams + other.grams);
        }
    }

    /// Accepted interactive jobs; real durations, round trips between regions added arithmetically.
    public record Interactive(int count, Percentiles scheduling, Percentiles endToEnd) {}

    /// Accepted batch jobs, those DONE by their deadline, and all misses: a job EXPIRED in either
    /// lane counts as one.
    public record Batch(int count, int onTime, int deadlineMisses) {}

    /// Grams over the DONE jobs of which both figures are known; `unknownJobs` are the others.
    public record Grams(GramsCo2 emitted, GramsCo2 counterfactual, int unknownJobs) {
        /// Negative when the run emitted more than it would have at once at home.
        public GramsCo2 saved() {
            return counterfactual.minus(emitted);
        }

        /// The saving in % of the counterfactual, NaN when that is 0.
        public double savedPercent() {
            return counterfactual.value() == 0
                    ? Double.NaN
                    : 100 * saved().value() / counterfactual.value();
        }
    }

    /// Receipts recomputed from the control topics, and those that came out identical.
    public record Receipts(int count, int replayedIdentical) {
        public boolean isClean() {
            return count == replayedIdentical;
        }
    }

    /// Records of the ledger's logs, those that came after the last checkpoint, and what is not as
    /// it was sealed.
    public record Sealed(int records, int unsealed, int flaws) {
        public static Sealed of(Seals seals) {
            return new Sealed(seals.records(), seals.unsealed(), seals.flaws().size());
        }

        public boolean isClean() {
            return flaws == 0;
        }
    }

    /// Every invariant of a run by name: whether it holds.
    public Map<String, Boolean> invariants() {
        Map<String, Boolean> all = new TreeMap<>();
        audit.findings().forEach((name, finding) -> all.put(name, finding.isClean()));
        all.put("leaked_payloads", leakedPayloads == 0);
        all.put("receipts", receipts.isClean());
        all.put("sealed", sealed.isClean());
        return Collections.unmodifiableMap(all);
    }

    public boolean isClean() {
        return !invariants().containsValue(false);
    }

    /// 0, or 1 when an invariant is broken.
    public int exitCode() {
        return isClean() ? 0 : BROKEN;
    }
}
