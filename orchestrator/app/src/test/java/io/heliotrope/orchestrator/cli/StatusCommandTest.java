package io.heliotrope.orchestrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.model.Refusal;
import io.heliotrope.orchestrator.Samples;
import io.heliotrope.orchestrator.explain.Explained;
import io.heliotrope.protocol.Status;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StatusCommandTest {
    @Test
    void a_refused_job_comes_with_the_reason() {
        assertThat(line(new Status.Refused(Refusal.NO_CAPACITY, "", Instant.MAX)))
                .isEqualTo(
                        """
                        job-1   REFUSED   (batch job from north)
                          the capacity left before its deadline is taken
                        """);
    }

    @Test
    void the_detail_of_a_refusal_is_told() {
        assertThat(line(new Status.Refused(Refusal.MALFORMED, "no model", Instant.MAX)))
                .endsWith("  the record does not read as a job: no model\n");
    }

    @Test
    void a_failed_job_comes_with_its_last_failure() {
        assertThat(line(new Status.Failed("engine gone", 3)))
                .endsWith("  after 3 attempts: engine gone\n");
    }

    @Test
    void a_cancelled_job_has_nothing_to_explain() {
        assertThat(line(new Status.Cancelled()))
                .isEqualTo("job-1   CANCELLED   (batch job from north)\n");
    }

    private static String line(Status.State state) {
        return StatusCommand.line(
                new Explained(new JobId("job-1"), Samples.NORTH, Lane.BATCH, state, null));
    }
}
