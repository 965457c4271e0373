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

import io.heliotrope.model.Job;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Refusal;
import io.heliotrope.model.RegionId;
import io.heliotrope.orchestrator.ledger.Audit.Finding;
import io.heliotrope.protocol.Status.Cancelled;
import io.heliotrope.protocol.Status.Expired;
import io.heliotrope.protocol.Status.Failed;
import io.heliotrope.protocol.Status.Refused;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// Each violation is planted alone into a sound ledger, and must be found alone.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AuditTest {
    private final LedgerFold fold = new LedgerFold();
    private final Set<JobId> acknowledged = new TreeSet<>();

    @Test
    void a_sound_ledger_has_no_finding_and_its_sums_agree() {
        sound();

        Audit audit = audit();

        assertThat(audit.isClean()).isTrue();
        assertThat(audit.accepted()).isEqualTo(4);
        assertThat(audit.terminal())
                .containsEntry("DONE", 1)
                .containsEntry("FAILED", 1)
                .containsEntry("EXPIRED", 1)
                .containsEntry("CANCELLED", 1);
        assertThat(audit.refused())
                .containsOnlyKeys(Refusal.RESIDENCY)
                .containsEntry(Refusal.RESIDENCY, 1);
    }

    @Test
    void an_acknowledged_job_that_no_record_tells_of_is_lost() {
        sound();
        acknowledged.add(new JobId("vanished"));

        Audit audit = audit();

        assertThat(audit.lost()).isEqualTo(finding("vanished"));
        assertThat(audit.accepted()).isEqualTo(5);
        assertThat(onlyBroken(audit)).isEqualTo("lost");
    }

    @Test
    void a_dispatched_job_without_an_end_is_lost_also_when_nobody_remembers_its_submission() {
        sound();
        fold.apply(dispatch(interactive("stuck", ""), NORTH, 1));

        assertThat(audit().lost()).isEqualTo(finding("stuck"));
    }

    @Test
    void a_terminal_said_again_is_a_duplicate_and_a_second_result_a_contradiction_too() {
        sound();
        Job same = ended("same", "", NORTH);
        fold.apply(status(same, done(same, NORTH)));
        Job other = ended("other", "", NORTH);
        fold.apply(status(other, done(other, NORTH, 2, NOON)));

        Audit audit = audit();

        assertThat(audit.duplicates()).isEqualTo(finding("other", "same"));
        assertThat(audit.contradicted()).isEqualTo(finding("other"));
        assertThat(audit.outsideAllowedRegions().isClean()).isTrue();
    }

    @Test
    void a_dispatch_outside_the_labels_is_found_though_the_job_ended_inside() {
        sound();
        Job job = ended("strayed", "EEA", NORTH);
        fold.apply(dispatch(job, WEST, 2));

        Audit audit = audit();

        assertThat(audit.outsideAllowedRegions()).isEqualTo(finding("strayed"));
        assertThat(onlyBroken(audit)).isEqualTo("outside_allowed_regions");
    }

    @Test
    void a_run_outside_the_labels_is_found_though_the_dispatch_was_inside() {
        sound();
        Job job = interactive("strayed", "EEA");
        fold.apply(dispatch(job, NORTH, 1));
        fold.apply(status(job, done(job, WEST)));

        assertThat(audit().outsideAllowedRegions()).isEqualTo(finding("strayed"));
    }

    @Test
    void a_denied_jurisdiction_an_unknown_label_and_an_unknown_region_are_outside() {
        sound();
        fold.apply(dispatch(cancelled("denied", "!SE"), NORTH, 1));
        fold.apply(dispatch(cancelled("unknown-label", "MARS"), NORTH, 1));
        fold.apply(dispatch(cancelled("unknown-region", ""), new RegionId("atlantis"), 1));
        fold.apply(dispatch(cancelled("at-home", "MARS"), CENTRAL, 1));

        assertThat(audit().outsideAllowedRegions())
                .isEqualTo(finding("denied", "unknown-label", "unknown-region"));
    }

    @Test
    void a_run_of_which_no_dispatch_is_known_cannot_be_judged_and_counts_as_outside() {
        sound();
        Job job = interactive("ghost", "");
        fold.apply(status(job, done(job, NORTH)));

        assertThat(audit().outsideAllowedRegions()).isEqualTo(finding("ghost"));
    }

    @Test
    void a_refused_job_that_was_sent_is_found() {
        sound();
        Job job = interactive("refused-yet-sent", "");
        fold.apply(dispatch(job, NORTH, 1));
        fold.apply(status(job, new Refused(Refusal.NO_CAPACITY, "full", Instant.MAX)));

        Audit audit = audit();

        assertThat(onlyBroken(audit)).isEqualTo("refused_yet_sent");
        assertThat(audit.accepted()).isEqualTo(4);
    }

    @Test
    void a_finding_counts_all_and_names_the_first_ten() {
        IntStream.range(0, 25).forEach(i -> acknowledged.add(new JobId("lost-%02d".formatted(i))));

        Finding lost = audit().lost();

        assertThat(lost.count()).isEqualTo(25);
        assertThat(lost.jobs())
                .hasSize(10)
                .startsWith(new JobId("lost-00"))
                .endsWith(new JobId("lost-09"));
    }

    private void sound() {
        ended("done", "EEA", NORTH);
        Job failed = batch("failed", "");
        fold.apply(dispatch(failed, WEST, 1));
        fold.apply(status(failed, new Failed("boom", 3)));
        fold.apply(status(batch("expired", ""), new Expired("too late")));
        cancelled("cancelled", "");
        fold.apply(
                status(
                        batch("refused", ""),
                        new Refused(Refusal.RESIDENCY, "nowhere", Instant.MAX)));
        fold.ledger().jobs().forEach(entry -> acknowledged.add(entry.id()));
    }

    private Job ended(String id, String residency, RegionId region) {
        Job job = interactive(id, residency);
        fold.apply(dispatch(job, region, 1));
        fold.apply(status(job, done(job, region)));
        return job;
    }

    private Job cancelled(String id, String residency) {
        Job job = interactive(id, residency);
        fold.apply(status(job, new Cancelled()));
        return job;
    }

    private Audit audit() {
        return Audit.of(fold.ledger(), acknowledged, catalogue());
    }

    private static Finding finding(String... jobs) {
        return Finding.of(Set.of(jobs).stream().map(JobId::new).toList());
    }

    private static String onlyBroken(Audit audit) {
        return audit.findings().entrySet().stream()
                .filter(e -> !e.getValue().isClean())
                .map(e -> e.getKey())
                .collect(Collectors.joining(" "));
    }
}
