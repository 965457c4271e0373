package io.heliotrope.orchestrator.carbon;

import io.heliotrope.model.Catalogue;
import io.heliotrope.signals.accounting.Account;
import io.heliotrope.signals.accounting.Accounting;
import io.heliotrope.signals.accounting.EmbodiedFigures;
import io.heliotrope.signals.accounting.Emission;
import io.heliotrope.signals.accounting.Emission.Known;
import io.heliotrope.signals.accounting.Emission.Why;
import io.heliotrope.signals.accounting.Kind;
import io.heliotrope.signals.accounting.MarketFactors;
import io.heliotrope.signals.accounting.PublishedTruth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What done jobs emitted, in groups. [CarbonTable] shows it to people, [CarbonJson] and
/// [CarbonCsv] to programs.
///
/// Rows are in order of group. A group whose jobs are on two bases has two rows: grams that count
/// different things are not added. `totals` are all rows of a basis.
public record CarbonReport(
        CarbonQuestion question, List<CarbonRow> rows, List<CarbonRow> totals, Gaps gaps) {
    public CarbonReport {
        rows = List.copyOf(rows);
        totals = List.copyOf(totals);
    }

    /// What the report cannot have in it: attempts whose energy nobody measured, of its own jobs
    /// and of all that did not end as done; done jobs that nothing describes; records that do not
    /// read.
    public record Gaps(int uncountedAttempts, int undone, int undescribed, int unreadable) {}

    /// Accounts for the jobs of `ledger` that `question` asks for, by what all its signals tell.
    public static CarbonReport of(
            CarbonLedger ledger,
            CarbonQuestion question,
            MarketFactors market,
            EmbodiedFigures hardware) {
        Accounting accounting =
                new Accounting(new PublishedTruth(ledger.signals()), market, hardware);
        Stated stated = Stated.of(ledger.restatements());
        Map<String, List<Accounted>> groups = new TreeMap<>();
        List<Accounted> all = new ArrayList<>();
        int uncounted = 0;
        for (DoneJob job : ledger.jobs()) {
            if (question.includes(job)) {
                Account account = account(job, ledger.catalogue(), accounting);
                Accounted accounted =
                        new Accounted(job, account, stated.moved(job, account.operational()));
                groups.computeIfAbsent(question.group(job), unseen -> new ArrayList<>())
                        .add(accounted);
                all.add(accounted);
                uncounted += job.uncounted();
            }
        }
        List<CarbonRow> rows = new ArrayList<>();
        groups.forEach((group, accounts) -> rows.addAll(rows(group, accounts)));
        return new CarbonReport(
                question,
                rows,
                rows("all", all),
                new Gaps(uncounted, ledger.undone(), ledger.undescribed(), ledger.unreadable()));
    }

    /// `moved` is by how much restatements moved what it emitted, if there are any.
    private record Accounted(DoneJob job, Account account, Optional<Emission> moved) {
        Optional<Kind> kind() {
            return account.operational() instanceof Known known
                    ? Optional.of(known.kind())
                    : Optional.empty();
        }
    }

    private static Account account(DoneJob job, Catalogue catalogue, Accounting accounting) {
        return job.facts(catalogue)
                .map(accounting::account)
                .orElseGet(() -> {
                    boolean isRunKnown = catalogue.find(job.done().region()).isPresent();
                    return Account.unknown(
                            job.done().measured().energy(),
                            isRunKnown ? job.atOnceAtHome().region() : job.done().region(),
                            job.start(),
                            job.done().measured().ranTo(),
                            Why.NO_REGION);
                });
    }

    /// A row for each kind, the jobs of which nothing is known in that with the most.
    private static List<CarbonRow> rows(String group, List<Accounted> accounts) {
        Map<Kind, Integer> jobs = new EnumMap<>(Kind.class);
        accounts.forEach(one -> one.kind().ifPresent(kind -> jobs.merge(kind, 1, Integer::sum)));
        Kind most = Kind.LIFECYCLE;
        for (Map.Entry<Kind, Integer> each : jobs.entrySet()) {
            most = each.getValue() > jobs.getOrDefault(most, 0) ? each.getKey() : most;
        }
        Map<Kind, RowSum> sums = new EnumMap<>(Kind.class);
        for (Accounted one : accounts) {
            sums.computeIfAbsent(one.kind().orElse(most), RowSum::new)
                    .add(one.job(), one.account(), one.moved());
        }
        return sums.values().stream().map(sum -> sum.row(group)).toList();
    }
}
