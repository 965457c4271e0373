package io.heliotrope.orchestrator.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.JobId;
import io.heliotrope.model.RegionId;
import io.heliotrope.orchestrator.Samples;
import io.heliotrope.orchestrator.drill.Feasible.Due;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// One slot, and runs of ten minutes.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FeasibleTest {
    private static final Map<RegionId, Integer> ONE = Map.of(Samples.NORTH, 1);

    private static Due due(String job, int fromMinute, int deadlineMinute) {
        return new Due(
                new JobId(job),
                Samples.NORTH,
                minute(fromMinute),
                minute(deadlineMinute),
                Duration.ofMinutes(10));
    }

    private static Instant minute(int minute) {
        return Samples.NOW.plus(Duration.ofMinutes(minute));
    }

    @Test
    void a_job_that_could_start_in_time_and_never_did_is_missed() {
        assertThat(Feasible.missed(List.of(due("a", 0, 30)), ONE, Map.of()))
                .containsExactly(new JobId("a"));
    }

    @Test
    void a_job_that_started_a_moment_too_late_is_missed() {
        JobId job = new JobId("a");
        List<Due> all = List.of(due("a", 0, 30));

        assertThat(Feasible.missed(all, ONE, Map.of(job, minute(20)))).isEmpty();
        assertThat(Feasible.missed(all, ONE, Map.of(job, minute(20).plusMillis(1))))
                .containsExactly(job);
    }

    @Test
    void a_job_that_nobody_could_have_started_in_time_is_not_missed() {
        assertThat(Feasible.missed(List.of(due("a", 21, 30)), ONE, Map.of())).isEmpty();
    }

    @Test
    void of_two_for_one_slot_only_the_more_urgent_can_be_missed() {
        List<Due> all = List.of(due("later", 0, 15), due("urgent", 0, 12));

        assertThat(Feasible.missed(all, ONE, Map.of())).containsExactly(new JobId("urgent"));
    }

    @Test
    void a_region_without_slots_misses_nothing() {
        assertThat(Feasible.missed(List.of(due("a", 0, 30)), Map.of(), Map.of())).isEmpty();
    }

    @Test
    void a_slot_waits_for_who_comes_and_serves_again() {
        List<Due> all = List.of(due("a", 0, 20), due("b", 5, 25), due("c", 40, 55));

        assertThat(Feasible.missed(all, ONE, Map.of()))
                .containsExactly(new JobId("a"), new JobId("b"), new JobId("c"));
    }
}
