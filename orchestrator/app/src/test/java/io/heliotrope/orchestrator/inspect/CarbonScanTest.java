package io.heliotrope.orchestrator.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.orchestrator.carbon.CarbonLedger;
import io.heliotrope.orchestrator.carbon.CarbonQuestion;
import io.heliotrope.orchestrator.carbon.CarbonReport;
import io.heliotrope.orchestrator.carbon.CarbonRow;
import io.heliotrope.orchestrator.carbon.DoneJob;
import io.heliotrope.orchestrator.carbon.GroupBy;
import io.heliotrope.orchestrator.ledger.ReceiptReplay.Proof;
import io.heliotrope.orchestrator.start.CannotRun;
import io.heliotrope.protocol.ControlRecord.YearlyAverage;
import io.heliotrope.queues.Topics;
import io.heliotrope.signals.accounting.EmbodiedFigures;
import io.heliotrope.signals.accounting.MarketFactors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The report over a real ledger, that of the first release.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CarbonScanTest {
    private static final Path FILE = Path.of("src/test/histories/0.1.0.jsonl");

    @Test
    void finds_the_done_jobs_and_the_signals() throws IOException {
        CarbonLedger ledger = CarbonScan.of(history());

        assertThat(ledger.unreadable()).isZero();
        assertThat(ledger.jobs()).isNotEmpty();
        assertThat(ledger.jobs())
                .extracting(job -> job.job().lane())
                .contains(Lane.INTERACTIVE, Lane.BATCH);
        assertThat(ledger.signals()).hasAtLeastOneElementOfType(YearlyAverage.class);
    }

    @Test
    void the_counterfactual_is_that_of_the_first_decision_at_home() throws IOException {
        Map<JobId, Instant> first = new HashMap<>();
        Set<JobId> decidedAgain = new HashSet<>();
        for (Proof proof : folds(history()).proofs()) {
            Instant now = proof.receipt().now();
            Instant before = first.putIfAbsent(proof.job().id(), now);
            if (before != null && !before.equals(now)) {
                decidedAgain.add(proof.job().id());
                first.put(proof.job().id(), before.isBefore(now) ? before : now);
            }
        }

        List<DoneJob> jobs = CarbonScan.of(history()).jobs();

        assertThat(jobs)
                .allSatisfy(job -> {
                    assertThat(job.atOnceAtHome().region()).isEqualTo(job.job().origin());
                    assertThat(job.atOnceAtHome().start()).isEqualTo(first.get(job.job().id()));
                });
        assertThat(jobs)
                .as("held jobs are decided on again")
                .anyMatch(job -> decidedAgain.contains(job.job().id()));
    }

    private static LedgerFolds folds(History history) {
        LedgerFolds folds = new LedgerFolds();
        for (History.Log log : history.logs()) {
            String topic = log.partition().topic();
            if (!Topics.control().contains(topic)) {
                log.records().forEach(topic.endsWith(".status") ? folds::status : folds::dispatch);
            }
        }
        return folds;
    }

    @ParameterizedTest
    @EnumSource(GroupBy.class)
    void every_grouping_tells_the_same_jobs_energy_and_grams(GroupBy by) throws IOException {
        CarbonLedger ledger = CarbonScan.of(history());

        CarbonReport report = report(ledger, by);

        CarbonRow all = report.totals().getFirst();
        assertThat(report.rows().stream().mapToInt(CarbonRow::jobs).sum())
                .isEqualTo(ledger.jobs().size());
        assertThat(report.rows().stream().mapToDouble(row -> row.energy().value()).sum())
                .isCloseTo(
                        ledger.jobs().stream()
                                .mapToDouble(job -> job.done().measured().energy().value())
                                .sum(),
                        within(1e-9));
        assertThat(
                        report.rows().stream()
                                .filter(row -> row.kind() == all.kind())
                                .mapToDouble(row -> row.location().grams().p50().value())
                                .sum())
                .isCloseTo(all.location().grams().p50().value(), within(1e-6));
        assertThat(all.location().known()).isPositive();
    }

    @Test
    void a_history_without_a_catalogue_is_refused() throws IOException {
        History whole = history();
        List<History.Log> logs =
                whole.logs().stream()
                        .filter(log -> !log.partition().topic().endsWith("catalogue"))
                        .toList();
        History without =
                new History(whole.program(), whole.keys(), logs, whole.jobs(), whole.submitted());

        assertThatThrownBy(() -> CarbonScan.of(without))
                .isInstanceOf(CannotRun.class)
                .hasMessageContaining("no catalogue in heliotrope.control.catalogue");
    }

    private static CarbonReport report(CarbonLedger ledger, GroupBy by) {
        return CarbonReport.of(
                ledger,
                CarbonQuestion.ofAll(by, ZoneOffset.UTC),
                MarketFactors.NONE,
                EmbodiedFigures.shipped());
    }

    private static History history() throws IOException {
        try (Stream<String> lines = Files.lines(FILE)) {
            return HistoryText.read(lines);
        }
    }
}
