package io.heliotrope.orchestrator.ledger;

import io.heliotrope.model.Lane;
import io.heliotrope.model.Objective.Complete;
import io.heliotrope.model.RegionId;
import io.heliotrope.orchestrator.ledger.Ledger.Entry;
import io.heliotrope.orchestrator.ledger.Report.Batch;
import io.heliotrope.orchestrator.ledger.Report.Grams;
import io.heliotrope.orchestrator.ledger.Report.Interactive;
import io.heliotrope.orchestrator.ledger.Report.Share;
import io.heliotrope.protocol.Status.Done;
import io.heliotrope.protocol.Status.Expired;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/// Sums a ledger up into a [Report].
///
/// `footprint` tells the grams of a DONE job, empty where they are not known.
public record ReportDraft(
        String title, Ledger ledger, Audit audit, Function<Entry, Optional<Footprint>> footprint) {

    /// What only the run itself knows.
    public record Measured(
            Percentiles scheduling,
            Percentiles endToEnd,
            Report.Receipts receipts,
            Report.Sealed sealed,
            int leakedPayloads,
            List<String> scaling,
            Duration wall,
            Optional<PoolPower> power) {}

    public Report finish(Measured measured) {
        return new Report(
                title,
                audit,
                regions(),
                new Interactive(
                        accepted(Lane.INTERACTIVE), measured.scheduling(), measured.endToEnd()),
                new Batch(accepted(Lane.BATCH), onTime(), deadlineMisses()),
                grams(),
                measured.receipts(),
                measured.sealed(),
                measured.leakedPayloads(),
                measured.scaling(),
                measured.wall(),
                measured.power());
    }

    private int accepted(Lane lane) {
        return count(entry -> entry.lane() == lane && !entry.isRefused());
    }

    private int onTime() {
        return count(entry -> isBatchDone(entry) && isOnTime(entry));
    }

    private int deadlineMisses() {
        return count(entry ->
                entry.first() instanceof Expired || (isBatchDone(entry) && !isOnTime(entry)));
    }

    private int count(Predicate<Entry> matches) {
        return (int) ledger.jobs().stream().filter(matches).count();
    }

    private static boolean isBatchDone(Entry entry) {
        return entry.lane() == Lane.BATCH && entry.first() instanceof Done;
    }

    /// A job of which no dispatch was seen has no known deadline, and is not called on time.
    private static boolean isOnTime(Entry entry) {
        return entry.first() instanceof Done done
                && entry.job().isPresent()
                && entry.job().get().objective() instanceof Complete complete
                && !done.measured().ranTo().isAfter(complete.deadline());
    }

    private SortedMap<RegionId, Share> regions() {
        SortedMap<RegionId, Share> regions = new TreeMap<>();
        for (Entry entry : ledger.jobs()) {
            if (entry.first() instanceof Done done) {
                double grams = footprint.apply(entry).map(f -> f.emitted().value()).orElse(0.0);
                Share share =
                        entry.lane() == Lane.INTERACTIVE
                                ? new Share(1, 0, grams)
                                : new Share(0, 1, grams);
                regions.merge(done.region(), share, Share::plus);
            }
        }
        return regions;
    }

    private Grams grams() {
        Footprint sum = Footprint.NONE;
        int unknown = 0;
        for (Entry entry : ledger.jobs()) {
            if (entry.first() instanceof Done) {
                Optional<Footprint> known = footprint.apply(entry);
                sum = sum.plus(known.orElse(Footprint.NONE));
                unknown += known.isEmpty() ? 1 : 0;
            }
        }
        return new Grams(sum.emitted(), sum.atOnceAtHome(), unknown);
    }
}
