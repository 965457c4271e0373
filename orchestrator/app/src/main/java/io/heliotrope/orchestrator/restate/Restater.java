package io.heliotrope.orchestrator.restate;

import io.heliotrope.orchestrator.carbon.CarbonLedger;
import io.heliotrope.orchestrator.carbon.DoneJob;
import io.heliotrope.orchestrator.carbon.Figures;
import io.heliotrope.orchestrator.carbon.Stated;
import io.heliotrope.protocol.Restated;
import io.heliotrope.signals.accounting.Account;
import io.heliotrope.signals.accounting.Accounting;
import io.heliotrope.signals.accounting.Emission;
import io.heliotrope.signals.accounting.GrowingTruth;
import io.heliotrope.signals.accounting.PublishedTruth;
import io.heliotrope.signals.accounting.Restatement;
import io.heliotrope.signals.accounting.Restatement.Change;
import io.heliotrope.signals.accounting.Restatement.Column;
import io.heliotrope.signals.accounting.Revisions;
import io.heliotrope.signals.accounting.RunFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// Compares what was stated of done jobs with what all signals tell now.
///
/// A job's first statement tells what was known when its run ended; restatements follow. Market
/// based figures rest on contracts that no topic holds, and are not stated. Pure; each call belongs
/// to one thread.
public final class Restater {
    private final CarbonLedger ledger;
    private final Stated stated;
    private final PublishedTruth now;
    private final Accounting accounting;

    private Restater(CarbonLedger ledger) {
        this.ledger = ledger;
        this.stated = Stated.of(ledger.restatements());
        this.now = new PublishedTruth(ledger.signals());
        this.accounting = new Accounting(now);
    }

    /// The restatements that jobs of `range` need and do not have, in order of job. What is known
    /// now is what was known when the newest signal was issued: a ledger that has the answer of one
    /// call in it needs none at the next.
    public static List<Restated> of(CarbonLedger ledger, Predicate<DoneJob> range) {
        Restater restater = new Restater(ledger);
        List<Moved> moved = restater.moved(ledger.jobs().stream().filter(range).toList());
        return restater.explained(moved).stream()
                .sorted(Comparator.comparing(Restated::job))
                .toList();
    }

    /// A job with the columns that are not any more what was stated at `statedAt`.
    private record Moved(DoneJob job, RunFacts run, Instant statedAt, List<Change> changes) {}

    private List<Moved> moved(List<DoneJob> jobs) {
        GrowingTruth then = new GrowingTruth(ledger.signals());
        Accounting asKnownThen = new Accounting(then);
        List<Moved> all = new ArrayList<>();
        for (DoneJob job : inOrder(jobs, Restater::ended)) {
            Optional<RunFacts> run = job.facts(ledger.catalogue());
            Instant statedAt = stated.knownAt(job);
            if (run.isPresent() && now.knownAt().isAfter(statedAt)) {
                then.moveTo(ended(job));
                Map<Column, Emission> was = columns(asKnownThen.account(run.get()));
                was.putAll(stated.columns(job));
                List<Change> changes = Restatement.changes(was, accounting.account(run.get()));
                if (!changes.isEmpty()) {
                    all.add(new Moved(job, run.get(), statedAt, changes));
                }
            }
        }
        return all;
    }

    private static Map<Column, Emission> columns(Account account) {
        Map<Column, Emission> columns = new EnumMap<>(Column.class);
        for (Column column : Column.values()) {
            columns.put(column, column.of(account));
        }
        return columns;
    }

    private static Instant ended(DoneJob job) {
        return job.done().measured().ranTo();
    }

    private static <T> List<T> inOrder(List<T> all, Function<T, Instant> moment) {
        return all.stream().sorted(Comparator.comparing(moment)).toList();
    }

    private List<Restated> explained(List<Moved> all) {
        GrowingTruth then = new GrowingTruth(ledger.signals());
        List<Restated> restated = new ArrayList<>();
        for (Moved one : inOrder(all, Moved::statedAt)) {
            then.moveTo(one.statedAt());
            DoneJob job = one.job();
            restated.add(
                    new Restated(
                            job.job().id(),
                            job.job().digest(),
                            job.job().origin(),
                            one.statedAt(),
                            now.knownAt(),
                            one.changes().stream().map(Restater::written).toList(),
                            Revisions.of(one.run(), one.changes(), then, now)));
        }
        return restated;
    }

    private static Restated.Change written(Change change) {
        return new Restated.Change(
                change.column().word(),
                Figures.of(change.was()),
                Figures.of(change.is()),
                Figures.of(change.difference()));
    }
}
