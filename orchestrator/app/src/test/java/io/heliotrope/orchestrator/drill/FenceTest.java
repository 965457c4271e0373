package io.heliotrope.orchestrator.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Digest;
import io.heliotrope.model.ExecutionId;
import io.heliotrope.model.Job;
import io.heliotrope.model.JobId;
import io.heliotrope.model.KilowattHours;
import io.heliotrope.model.Measured;
import io.heliotrope.model.Token;
import io.heliotrope.model.WorkerId;
import io.heliotrope.orchestrator.Samples;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Result;
import io.heliotrope.protocol.Status.Done;
import io.heliotrope.protocol.Status.Expired;
import io.heliotrope.protocol.Status.Terminal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FenceTest {
    private static final Job JOB = Samples.batch("job");
    private static final Dispatch FIRST = choice(JOB, 1, "a");
    private static final Dispatch SECOND = choice(JOB, 2, "b");
    private static final Measured MEASURED =
            new Measured(
                    Duration.ZERO,
                    Duration.ZERO,
                    Duration.ZERO,
                    Samples.NOW,
                    Samples.NOW,
                    1,
                    1,
                    new KilowattHours(0.001),
                    "method");

    private static Dispatch choice(Job job, int attempt, String token) {
        return new Dispatch(
                job,
                attempt,
                new Token(token),
                Samples.NORTH,
                new WorkerId("north-1"),
                Samples.NOW.plusSeconds(30),
                0,
                Samples.dispatch(job, Samples.NORTH).task(),
                1,
                Samples.dispatch(job, Samples.NORTH).receipt());
    }

    private static Terminal done(Dispatch dispatch) {
        return new Done(
                dispatch.token(),
                new ExecutionId("run-" + dispatch.token()),
                dispatch.target(),
                Digest.of("output"),
                MEASURED);
    }

    private static Result result(Dispatch dispatch, WorkerId worker) {
        return new Result(
                dispatch.job().id(),
                dispatch.job().origin(),
                dispatch.token(),
                dispatch.target(),
                worker,
                new Result.Finished(
                        new ExecutionId("run-" + dispatch.token()), Digest.of("output"), MEASURED));
    }

    private static List<JobId> broken(Step... steps) {
        return Fence.broken(
                List.of(steps),
                List.of(),
                Map.of(
                        JOB.id(),
                        List.of(result(FIRST, FIRST.worker()), result(SECOND, SECOND.worker()))));
    }

    private static Step sent(Dispatch dispatch, long order) {
        return new Step.Sent(dispatch, order);
    }

    private static Step ended(Terminal end, long order) {
        return new Step.Ended(JOB.id(), end, order);
    }

    @Test
    void a_second_attempt_whose_result_counts_is_in_order() {
        assertThat(broken(sent(FIRST, 1), sent(SECOND, 2), ended(done(SECOND), 3))).isEmpty();
    }

    @Test
    void a_choice_and_an_end_that_are_said_again_are_in_order() {
        assertThat(
                        broken(
                                sent(FIRST, 1),
                                sent(FIRST, 2),
                                ended(done(FIRST), 3),
                                ended(done(FIRST), 4)))
                .isEmpty();
    }

    @Test
    void a_result_of_an_attempt_that_was_given_up_does_not_count() {
        assertThat(broken(sent(FIRST, 1), sent(SECOND, 2), ended(done(FIRST), 3)))
                .containsExactly(JOB.id());
    }

    @Test
    void an_attempt_that_does_not_rise_is_found() {
        assertThat(broken(sent(SECOND, 1), sent(FIRST, 2), ended(done(SECOND), 3)))
                .containsExactly(JOB.id());
        assertThat(broken(sent(FIRST, 1), sent(choice(JOB, 1, "c"), 2))).containsExactly(JOB.id());
    }

    @Test
    void a_token_that_means_two_choices_is_found() {
        assertThat(broken(sent(FIRST, 1), sent(choice(JOB, 2, "a"), 2))).containsExactly(JOB.id());
        Job other = Samples.batch("other");
        assertThat(broken(sent(FIRST, 1), sent(choice(other, 1, "a"), 2)))
                .containsExactly(other.id());
    }

    @Test
    void a_choice_after_the_end_is_found() {
        assertThat(broken(sent(FIRST, 1), ended(new Expired("late"), 2), sent(SECOND, 3)))
                .containsExactly(JOB.id());
    }

    @Test
    void an_end_that_names_no_choice_is_found() {
        assertThat(broken(ended(done(FIRST), 1))).containsExactly(JOB.id());
    }

    @Test
    void an_end_that_names_a_result_nobody_gave_is_found() {
        Map<JobId, List<Result>> foreign =
                Map.of(JOB.id(), List.of(result(FIRST, new WorkerId("stranger"))));
        List<Step> steps = List.of(sent(FIRST, 1), ended(done(FIRST), 2));

        assertThat(Fence.broken(steps, List.of(), Map.of())).containsExactly(JOB.id());
        assertThat(Fence.broken(steps, List.of(), foreign)).containsExactly(JOB.id());
    }

    @Test
    void a_copy_of_a_choice_that_was_never_made_is_found() {
        List<Step> steps = List.of(sent(FIRST, 1));

        assertThat(Fence.broken(steps, List.of(FIRST), Map.of())).isEmpty();
        assertThat(Fence.broken(steps, List.of(FIRST, SECOND), Map.of())).containsExactly(JOB.id());
    }
}
