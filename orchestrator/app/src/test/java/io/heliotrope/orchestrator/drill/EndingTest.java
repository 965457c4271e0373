package io.heliotrope.orchestrator.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.JobId;
import io.heliotrope.protocol.Status.Cancelled;
import io.heliotrope.protocol.Status.Expired;
import io.heliotrope.protocol.Status.Failed;
import io.heliotrope.protocol.Status.Terminal;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EndingTest {
    private static final JobId JOB = new JobId("job");
    private static final Terminal FAILED = new Failed("bad", 2);
    private static final Terminal EXPIRED = new Expired("late");

    private static Ending committed(int attempt, Terminal end) {
        return new Ending(JOB, attempt, end, true);
    }

    private static Ending aborted(int attempt, Terminal end) {
        return new Ending(JOB, attempt, end, false);
    }

    @Test
    void the_same_end_said_again_is_one_end() {
        assertThat(Ending.twice(List.of(committed(2, FAILED), committed(2, FAILED)))).isEmpty();
    }

    @Test
    void two_committed_ends_that_differ_are_found() {
        assertThat(Ending.twice(List.of(committed(0, EXPIRED), committed(0, new Cancelled()))))
                .containsExactly(JOB);
    }

    @Test
    void an_end_of_a_transaction_that_was_not_to_be_counts_once_with_the_one_that_replaced_it() {
        assertThat(Ending.twice(List.of(aborted(2, FAILED), committed(2, FAILED)))).isEmpty();
    }

    @Test
    void ends_of_two_attempts_are_found_even_if_one_was_never_committed() {
        assertThat(Ending.twice(List.of(aborted(0, EXPIRED), committed(2, FAILED))))
                .containsExactly(JOB);
    }

    @Test
    void ends_of_two_jobs_are_no_contradiction() {
        Ending other = new Ending(new JobId("other"), 0, EXPIRED, true);

        assertThat(Ending.twice(List.of(committed(2, FAILED), other))).isEmpty();
    }
}
