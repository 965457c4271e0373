package io.heliotrope.orchestrator.ledger;

import static io.heliotrope.orchestrator.ledger.LedgerFixture.NOON;
import static io.heliotrope.orchestrator.ledger.LedgerFixture.batch;
import static io.heliotrope.orchestrator.ledger.LedgerFixture.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Job;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.protocol.Status.Cancelled;
import io.heliotrope.protocol.Status.Held;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CompletenessTest {
    private static final Duration HOURS = Duration.ofHours(2);

    private final LedgerFold fold = new LedgerFold();

    @Test
    void a_job_is_ended_open_or_lost_and_never_two_of_them() {
        Job ended = batch("ended", "");
        Job held = batch("held", "");
        fold.apply(status(ended, new Cancelled()));
        fold.apply(status(held, new Held()));

        Completeness found =
                at(
                        NOON.plus(HOURS),
                        NOON.plus(HOURS),
                        acknowledged("ended", Lane.BATCH),
                        acknowledged("held", Lane.BATCH),
                        acknowledged("unheard-of", Lane.INTERACTIVE));

        assertThat(found.acknowledged()).isEqualTo(3);
        assertThat(found.ended()).isEqualTo(1);
        assertThat(found.open()).isZero();
        assertThat(found.lost().jobs()).containsExactly(new JobId("held"), new JobId("unheard-of"));
    }

    @Test
    void a_batch_job_is_open_until_job_time_has_passed_its_deadline_whatever_the_wall_says() {
        Completeness found = at(NOON.plus(HOURS), NOON, acknowledged("held", Lane.BATCH));

        assertThat(found.open()).isEqualTo(1);
        assertThat(found.lost().isClean()).isTrue();
    }

    @Test
    void a_job_that_has_just_come_is_open_however_fast_job_time_runs() {
        Completeness found =
                at(NOON.plusSeconds(60), NOON.plus(HOURS), acknowledged("held", Lane.BATCH));

        assertThat(found.open()).isEqualTo(1);
    }

    private Completeness at(Instant realNow, Instant jobNow, Acknowledged... jobs) {
        return Completeness.of(fold.ledger(), List.of(jobs), 0, realNow, jobNow);
    }

    private static Acknowledged acknowledged(String id, Lane lane) {
        return new Acknowledged(new JobId(id), lane, NOON, NOON.plusSeconds(30));
    }
}
