package io.heliotrope.orchestrator.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.decider.BatchEntry;
import io.heliotrope.decider.Course;
import io.heliotrope.decider.WaitingForRegions;
import io.heliotrope.model.Decision;
import io.heliotrope.model.HoldReason;
import io.heliotrope.model.Job;
import io.heliotrope.model.JobId;
import io.heliotrope.orchestrator.Samples;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WaitingForRegionsTest {
    private static final int MANY = 100;

    private final WaitingForRegions waiting = new WaitingForRegions();

    @Test
    void a_job_held_for_a_dead_region_wakes_when_any_region_comes_up() {
        JobId job = held("a", HoldReason.REGION_DOWN);

        waiting.up(Set.of(Samples.EAST));

        assertThat(waiting.woken(MANY)).containsExactly(job);
        assertThat(waiting.woken(MANY)).isEmpty();
    }

    @Test
    void a_job_held_for_another_reason_sleeps_on() {
        held("green", HoldReason.GREENER_WINDOW);
        held("full", HoldReason.CAPACITY);

        waiting.up(Set.of(Samples.NORTH));

        assertThat(waiting.woken(MANY)).isEmpty();
    }

    @Test
    void nothing_wakes_while_no_region_comes_up() {
        waiting.up(Set.of(Samples.NORTH, Samples.EAST));
        held("a", HoldReason.REGION_DOWN);

        waiting.up(Set.of(Samples.NORTH, Samples.EAST));
        waiting.up(Set.of(Samples.NORTH));

        assertThat(waiting.woken(MANY)).isEmpty();
    }

    @Test
    void each_return_of_a_region_wakes_the_job_that_still_waits() {
        JobId job = held("a", HoldReason.REGION_DOWN);
        waiting.up(Set.of(Samples.NORTH));
        waiting.woken(MANY);

        waiting.up(Set.of());
        waiting.up(Set.of(Samples.NORTH));

        assertThat(waiting.woken(MANY)).containsExactly(job);
    }

    @Test
    void many_come_in_turns_and_those_decided_longest_ago_first() {
        JobId first = held("first", HoldReason.REGION_DOWN);
        JobId second = held("second", HoldReason.REGION_DOWN);
        waiting.up(Set.of(Samples.NORTH));
        List<JobId> turn = waiting.woken(1);
        held("first", HoldReason.REGION_DOWN);

        waiting.up(Set.of(Samples.NORTH, Samples.EAST));

        assertThat(turn).containsExactly(first);
        assertThat(waiting.woken(1)).containsExactly(second);
        assertThat(waiting.woken(1)).containsExactly(first);
    }

    @Test
    void a_job_that_ended_or_runs_meanwhile_is_not_woken() {
        JobId ended = held("ended", HoldReason.REGION_DOWN);
        JobId runs = held("runs", HoldReason.REGION_DOWN);
        waiting.up(Set.of(Samples.NORTH));

        Job job = Samples.batch("ended");
        waiting.put(ended, new BatchEntry.Ended(job.digest(), Samples.NOW));
        waiting.put(
                runs,
                new BatchEntry.Running(
                        Samples.dispatch(Samples.batch("runs"), Samples.NORTH), Course.NEW));

        assertThat(waiting.woken(MANY)).isEmpty();
    }

    private JobId held(String id, HoldReason reason) {
        Job job = Samples.batch(id);
        Decision decision = new Decision.Hold(Samples.NOW, Samples.NORTH, reason);
        waiting.put(
                job.id(),
                new BatchEntry.Held(
                        job,
                        Course.NEW,
                        Samples.receipt(job, decision),
                        Samples.NOW.plusSeconds(60),
                        0));
        return job.id();
    }
}
