package io.heliotrope.orchestrator.router;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.JobId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PatrolTest {
    private final Patrol patrol = new Patrol();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 9, 10, 11, 1_999, 2_000, 7_321})
    void a_round_comes_to_every_job_once_in_small_steps(int jobs) {
        List<JobId> open = open(jobs);
        List<JobId> seen = new ArrayList<>();

        int steps = Math.max(Patrol.STEPS, Math.ceilDiv(jobs, Patrol.MOST_AT_ONCE));
        for (int step = 0; step < steps; step++) {
            List<JobId> next = patrol.next(open);
            assertThat(next).hasSizeLessThanOrEqualTo(Patrol.MOST_AT_ONCE);
            seen.addAll(next);
        }

        assertThat(seen).containsExactlyElementsOf(open);
    }

    @Test
    void a_short_list_is_looked_at_once_in_a_round() {
        List<JobId> open = open(1);
        int looks = 0;

        for (int step = 0; step < 3 * Patrol.STEPS; step++) {
            looks += patrol.next(open).size();
        }

        assertThat(looks).isEqualTo(3);
    }

    @Test
    void a_job_that_opens_during_a_round_comes_with_the_next() {
        List<JobId> open = open(1);
        patrol.next(open);
        List<JobId> more = open(2);

        List<JobId> thisRound = new ArrayList<>();
        for (int step = 1; step < Patrol.STEPS; step++) {
            thisRound.addAll(patrol.next(more));
        }

        assertThat(thisRound).isEmpty();
        assertThat(patrol.next(more)).containsExactly(more.getFirst());
        assertThat(patrol.next(more)).containsExactly(more.getLast());
    }

    @Test
    void who_waits_by_policy_comes_first_the_most_urgent_before_the_others() {
        List<JobId> open = open(5);
        patrol.waits(open.get(1), -3);
        patrol.waits(open.get(4), 7);
        patrol.waits(new JobId("ended"), 9);

        List<JobId> round = round(open);
        List<JobId> next = round(open);

        assertThat(round)
                .containsExactly(open.get(4), open.get(1), open.get(0), open.get(2), open.get(3));
        assertThat(next).as("nobody said that he still waits").isEqualTo(open);
    }

    private List<JobId> round(List<JobId> open) {
        List<JobId> round = new ArrayList<>();
        for (int step = 0; step < Patrol.STEPS; step++) {
            round.addAll(patrol.next(open));
        }
        return round;
    }

    private static List<JobId> open(int jobs) {
        return IntStream.range(0, jobs).mapToObj(i -> new JobId("job-" + i)).toList();
    }
}
