package io.heliotrope.orchestrator.ledger;

import static io.heliotrope.orchestrator.ledger.LedgerFixture.CENTRAL;
import static io.heliotrope.orchestrator.ledger.LedgerFixture.NOON;
import static io.heliotrope.orchestrator.ledger.LedgerFixture.NORTH;
import static io.heliotrope.orchestrator.ledger.LedgerFixture.WEST;
import static io.heliotrope.orchestrator.ledger.LedgerFixture.batch;
import static io.heliotrope.orchestrator.ledger.LedgerFixture.catalogue;
import static io.heliotrope.orchestrator.ledger.LedgerFixture.dispatch;
import static io.heliotrope.orchestrator.ledger.LedgerFixture.done;
import static io.heliotrope.orchestrator.ledger.LedgerFixture.interactive;
import static io.heliotrope.orchestrator.ledger.LedgerFixture.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.GramsCo2;
import io.heliotrope.model.Job;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Refusal;
import io.heliotrope.orchestrator.ledger.ReportDraft.Measured;
import io.heliotrope.protocol.Status.Expired;
import io.heliotrope.protocol.Status.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// The report's two renderings, byte for byte, from `src/test/cases/report`.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReportTest {
    private static final Path CASES = Path.of("src/test/cases/report");
    private static final Measured SOUND =
            new Measured(
                    new Percentiles(3.125, 9.75),
                    new Percentiles(45.5, 1210),
                    new Report.Receipts(6, 6),
                    new Report.Sealed(40, 2, 0),
                    0,
                    List.of(),
                    Duration.ofMillis(74_321),
                    Optional.of(new PoolPower(855, 401.4, 192.2, 10, 30)));

    private final LedgerFold fold = new LedgerFold();

    @Test
    void a_sound_run_as_a_table() throws IOException {
        assertGolden("sound.txt", ReportTable.render(sound(SOUND), Ink.PLAIN));
    }

    @Test
    void a_sound_run_as_json() throws IOException {
        assertGolden("sound.json", ReportJson.render(sound(SOUND)));
    }

    @Test
    void a_broken_run_as_a_table() throws IOException {
        assertGolden("broken.txt", ReportTable.render(broken(), Ink.PLAIN));
    }

    @Test
    void a_broken_run_as_json() throws IOException {
        assertGolden("broken.json", ReportJson.render(broken()));
    }

    @Test
    void no_line_is_wider_than_the_terminal_and_all_of_it_is_ascii() {
        String table = ReportTable.render(broken(), Ink.PLAIN);

        assertThat(table.lines()).allMatch(line -> line.length() <= ReportTable.WIDTH);
        assertThat(table).matches("[\\n\\x20-\\x7E]*");
    }

    @Test
    void colours_change_nothing_but_colour() {
        Report report = broken();

        String coloured = ReportTable.render(report, Ink.ANSI);

        assertThat(coloured).contains("\u001B[1;31mBROKEN\u001B[0m");
        assertThat(coloured.replaceAll("\u001B\\[[0-9;]*m", ""))
                .isEqualTo(ReportTable.render(report, Ink.PLAIN));
    }

    @Test
    void the_exit_code_is_non_zero_when_any_one_invariant_is_broken() {
        Report sound = sound(SOUND);

        assertThat(sound.exitCode()).isZero();
        assertThat(broken().exitCode()).isEqualTo(1);
        assertThat(with(sound, 1, new Report.Receipts(6, 6)).exitCode()).isEqualTo(1);
        assertThat(with(sound, 0, new Report.Receipts(6, 5)).exitCode()).isEqualTo(1);
    }

    @Test
    void a_batch_job_done_late_and_any_job_expired_are_deadline_misses() {
        Report report = broken();

        assertThat(report.batch()).isEqualTo(new Report.Batch(2, 1, 2));
    }

    @Test
    void a_job_of_unknown_grams_is_counted_apart_and_never_as_zero() {
        add(interactive("known", ""));
        add(interactive("unknown", ""));

        Report report = report(SOUND, Set.of());

        assertThat(report.grams().unknownJobs()).isEqualTo(1);
        assertThat(report.grams().emitted()).isEqualTo(new GramsCo2(2));
        assertThat(report.grams().counterfactual()).isEqualTo(new GramsCo2(5));
        assertThat(report.grams().savedPercent()).isEqualTo(60);
    }

    private Report sound(Measured measured) {
        add(interactive("chat-1", "EEA"));
        add(interactive("chat-2", ""));
        Job deferred = batch("deferred", "");
        fold.apply(dispatch(deferred, WEST, 1));
        fold.apply(status(deferred, done(deferred, WEST)));
        refuse("large", Refusal.MODEL_TOO_LARGE);
        refuse("nowhere-1", Refusal.RESIDENCY);
        refuse("nowhere-2", Refusal.RESIDENCY);
        return report(measured, Set.of());
    }

    private Report broken() {
        sound(SOUND);
        Job late = batch("late", "");
        fold.apply(dispatch(late, CENTRAL, 1));
        fold.apply(status(late, done(late, CENTRAL, 1, NOON.plus(Duration.ofHours(7)))));
        Job expired = interactive("expired", "");
        fold.apply(status(expired, new Expired("too late")));
        fold.apply(status(expired, new Expired("much too late")));
        Job strayed = interactive("strayed-" + "x".repeat(120), "EEA");
        fold.apply(dispatch(strayed, WEST, 1));
        fold.apply(status(strayed, done(strayed, WEST)));
        Measured measured =
                new Measured(
                        Percentiles.NONE,
                        Percentiles.NONE,
                        new Report.Receipts(9, 8),
                        new Report.Sealed(50, 0, 1),
                        3,
                        List.of(
                                "requests thinned from 19,366 to 700, by seed, so that two cores can run them;"
                                        + " arrivals stretched from 1 h to 24 h",
                                "batch: episode 0"),
                        Duration.ofSeconds(170),
                        Optional.empty());
        return report(measured, Set.of(new JobId("vanished")));
    }

    private void add(Job job) {
        fold.apply(dispatch(job, NORTH, 1));
        fold.apply(status(job, done(job, NORTH)));
    }

    private void refuse(String id, Refusal reason) {
        fold.apply(status(interactive(id, ""), new Refused(reason, "no", Instant.MAX)));
    }

    private Report report(Measured measured, Set<JobId> acknowledged) {
        Ledger ledger = fold.ledger();
        Audit audit = Audit.of(ledger, acknowledged, catalogue());
        return new ReportDraft("One day in 60 s on 6 regions", ledger, audit, ReportTest::footprint)
                .finish(measured);
    }

    private static Optional<Footprint> footprint(Ledger.Entry entry) {
        return switch (entry.id().value()) {
            case "unknown" -> Optional.empty();
            case "late" -> Optional.of(new Footprint(new GramsCo2(1234.5678), new GramsCo2(1000)));
            default -> Optional.of(new Footprint(new GramsCo2(2), new GramsCo2(5)));
        };
    }

    private static Report with(Report report, int leaked, Report.Receipts receipts) {
        return new Report(
                report.title(),
                report.audit(),
                report.regions(),
                report.interactive(),
                report.batch(),
                report.grams(),
                receipts,
                report.sealed(),
                leaked,
                report.scaling(),
                report.wall(),
                report.power());
    }

    private static void assertGolden(String name, String actual) throws IOException {
        assertThat(actual).isEqualTo(Files.readString(CASES.resolve(name)));
    }
}
