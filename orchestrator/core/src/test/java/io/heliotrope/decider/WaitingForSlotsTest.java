package io.heliotrope.decider;

import static io.heliotrope.decider.DeciderBench.DAY;
import static io.heliotrope.decider.DeciderBench.as;
import static io.heliotrope.decider.DeciderBench.finished;
import static io.heliotrope.decider.DeciderBench.job;
import static io.heliotrope.decider.DeciderBench.outcome;
import static io.heliotrope.decider.DeciderBench.sound;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.JobId;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Slots;
import io.heliotrope.protocol.Descriptor;
import io.heliotrope.state.TestWorld;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// The region has two slots, and a job books one for an hour and a reserve.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WaitingForSlotsTest {
    private static final RegionId FULL = new RegionId("se");
    private static final RegionId OTHER = new RegionId("de");
    private static final int MANY = 100;

    private final DeciderBench bench = new DeciderBench();
    private final WaitingForSlots waiting = new WaitingForSlots();

    private void arrive(String... ids) {
        for (String id : ids) {
            bench.on(sound(id));
            put(id);
        }
    }

    private void put(String id) {
        waiting.put(new JobId(id), bench.entry(id), bench.world());
    }

    private void end(String id) {
        bench.on(outcome(bench.running(id), finished("run of " + id)));
        put(id);
        waiting.freed(FULL);
    }

    private List<String> woken(int most) {
        return waiting.woken(most).stream().map(JobId::value).toList();
    }

    @Test
    void a_run_that_ends_early_lets_the_next_job_start_without_waiting_for_the_next_quarter() {
        arrive("first", "second", "third");
        BatchEntry.Held held = as(BatchEntry.Held.class, bench.entry("third"));
        assertThat(held.due()).isAfter(Slots.start(Slots.of(TestWorld.NOW) + 1));

        end("first");
        List<String> woken = woken(MANY);
        bench.onDue("third");

        assertThat(woken).containsExactly("third");
        assertThat(bench.entry("third")).isInstanceOf(BatchEntry.Running.class);
    }

    @Test
    void nobody_wakes_while_no_slot_of_the_region_comes_back() {
        arrive("first", "second", "third");

        waiting.freed(OTHER);

        assertThat(woken(MANY)).isEmpty();
    }

    @Test
    void one_slot_wakes_one_job_and_the_one_that_is_due_first() {
        arrive("first", "second");
        // the fifth cannot be planned for when the third and the fourth are
        arrive("third", "fourth", "fifth");

        waiting.freed(FULL);
        List<String> one = woken(MANY);
        waiting.freed(FULL);
        List<String> next = woken(MANY);

        assertThat(one).containsExactly("fourth");
        assertThat(next).containsExactly("third");
    }

    @Test
    void who_had_a_turn_in_vain_stands_back() {
        arrive("first", "second", "third", "fourth");
        waiting.freed(FULL);
        List<String> one = woken(MANY);
        bench.onDue("fourth");
        put("fourth");

        waiting.freed(FULL);
        List<String> next = woken(MANY);
        waiting.freed(FULL);

        assertThat(one).containsExactly("fourth");
        assertThat(next).containsExactly("third");
        assertThat(woken(MANY)).containsExactly("fourth");
    }

    @Test
    void many_come_in_turns() {
        arrive("first", "second", "third", "fourth", "fifth");
        waiting.freed(FULL);
        waiting.freed(FULL);
        waiting.freed(FULL);

        assertThat(woken(2)).hasSize(2);
        assertThat(woken(2)).hasSize(1);
        assertThat(woken(2)).isEmpty();
    }

    @Test
    void a_slot_for_which_nobody_waits_is_forgotten() {
        waiting.freed(FULL);
        assertThat(woken(MANY)).isEmpty();

        arrive("first", "second", "third");

        assertThat(woken(MANY)).isEmpty();
    }

    @Test
    void a_job_that_waits_for_something_else_sleeps_on() {
        bench.up("de-1");
        arrive("down");
        Descriptor.Sound anywhere = new Descriptor.Sound(job("runs", "body", "", DAY));
        bench.on(anywhere);
        put("runs");

        waiting.freed(FULL);
        waiting.freed(OTHER);

        assertThat(woken(MANY)).isEmpty();
    }

    @Test
    void a_job_that_ended_or_was_released_meanwhile_is_not_woken() {
        arrive("first", "second", "third", "fourth");
        bench.on(DeciderBench.cancel("third"));
        put("third");
        bench.at(Duration.ofHours(3));
        end("first");
        end("second");
        bench.onDue("fourth");
        put("fourth");

        assertThat(woken(MANY)).isEmpty();
    }
}
