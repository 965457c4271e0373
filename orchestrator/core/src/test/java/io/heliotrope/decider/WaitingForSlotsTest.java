package io.heliotrope.decider;

import static io.heliotrope.decider.DeciderBench.DAY;
import static io.heliotrope.decider.DeciderBench.as;
import static io.heliotrope.decider.DeciderBench.finished;
import static io.heliotrope.decider.DeciderBench.job;
import static io.heliotrope.decider.DeciderBench.outcome;
import static io.heliotrope.decider.DeciderBench.sound;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Job;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Slots;
import io.heliotrope.protocol.Descriptor;
import io.heliotrope.state.TestWorld;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// The region has two slots, and a job books one for an hour and a reserve.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WaitingForSlotsTest {
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
        waiting.freed();
    }

    private List<String> round() {
        List<String> all = new ArrayList<>();
        Optional<JobId> next = waiting.next();
        while (next.isPresent()) {
            all.add(next.get().value());
            next = waiting.next();
        }
        return all;
    }

    @Test
    void a_run_that_ends_early_lets_the_next_job_start_without_waiting_for_the_next_quarter() {
        arrive("first", "second", "third");
        BatchEntry.Held held = as(BatchEntry.Held.class, bench.entry("third"));
        assertThat(held.due()).isAfter(Slots.start(Slots.of(TestWorld.NOW) + 1));

        end("first");
        List<String> round = round();
        bench.onDue("third");

        assertThat(round).containsExactly("third");
        assertThat(bench.entry("third")).isInstanceOf(BatchEntry.Running.class);
    }

    @Test
    void nobody_has_a_turn_while_nothing_has_changed() {
        waiting.look(bench.world());
        arrive("first", "second", "third");

        waiting.look(bench.world());

        assertThat(round()).isEmpty();
    }

    @Test
    void each_has_one_turn_a_round_and_who_is_due_first_begins() {
        arrive("first", "second", "third", "fourth", "fifth");

        waiting.freed();
        List<String> one = round();
        waiting.freed();

        assertThat(one).containsExactly("fourth", "third", "fifth");
        assertThat(round()).containsExactly("fourth", "third", "fifth");
    }

    @Test
    void who_waited_longest_for_a_turn_is_next() {
        arrive("first", "second", "third", "fourth");
        waiting.freed();
        Optional<JobId> one = waiting.next();
        waiting.freed();

        assertThat(one).contains(new JobId("fourth"));
        assertThat(round()).containsExactly("third", "fourth");
    }

    @Test
    void who_would_be_late_is_next_however_long_others_waited() {
        arrive("first", "second", "third");
        Job urgent = job("urgent", "body", "SE", Duration.ofHours(3));
        bench.on(new Descriptor.Sound(urgent));
        assertThat(as(BatchEntry.Held.class, bench.entry("urgent")).due())
                .isBefore(Terms.latestSafeStart(urgent, bench.world()));
        bench.at(Duration.ofMinutes(110));
        bench.onDue("urgent");
        put("urgent");
        assertThat(as(BatchEntry.Held.class, bench.entry("urgent")).due())
                .isAfter(Terms.latestSafeStart(urgent, bench.world()));

        waiting.freed();

        assertThat(round()).containsExactly("urgent", "third");
    }

    @Test
    void a_region_that_comes_up_or_goes_down_begins_a_round() {
        arrive("first", "second", "third");
        waiting.look(bench.world());
        List<String> before = round();

        bench.up("de-1");
        waiting.look(bench.world());

        assertThat(before).containsExactly("third");
        assertThat(round()).containsExactly("third");
    }

    @Test
    void a_quarter_of_an_hour_that_begins_begins_a_round() {
        arrive("first", "second", "third");
        waiting.look(bench.world());
        round();

        bench.at(Duration.ofMinutes(15));
        waiting.look(bench.world());

        assertThat(round()).containsExactly("third");
    }

    @Test
    void a_job_that_waits_for_something_else_sleeps_on() {
        bench.up("de-1");
        arrive("down");
        Descriptor.Sound anywhere = new Descriptor.Sound(job("runs", "body", "", DAY));
        bench.on(anywhere);
        put("runs");

        waiting.freed();

        assertThat(round()).isEmpty();
    }

    @Test
    void a_job_that_ended_or_was_released_meanwhile_has_no_turn() {
        arrive("first", "second", "third", "fourth");
        bench.on(DeciderBench.cancel("third"));
        put("third");
        bench.at(Duration.ofHours(3));
        end("first");
        end("second");
        bench.onDue("fourth");
        put("fourth");

        assertThat(round()).isEmpty();
    }

    @Test
    void a_turn_in_vain_says_nothing_and_keeps_the_place_that_was_booked() {
        arrive("first", "second", "third", "fourth");
        BatchEntry before = bench.entry("third");
        BatchEntry behind = bench.entry("fourth");

        List<BatchChange> said = bench.onDue("third");
        List<BatchChange> more = bench.onDue("fourth");

        assertThat(said).isEmpty();
        assertThat(more).isEmpty();
        assertThat(bench.entry("third")).isSameAs(before);
        assertThat(bench.entry("fourth")).isSameAs(behind);
    }

    @Test
    void there_is_room_until_every_slot_of_every_region_that_is_up_is_lent() {
        bench.up("se-1");
        boolean before = bench.bookings().hasRoom(bench.world());

        arrive("first", "second");
        boolean full = bench.bookings().hasRoom(bench.world());
        end("first");

        assertThat(before).isTrue();
        assertThat(full).isFalse();
        assertThat(bench.bookings().hasRoom(bench.world())).isTrue();
    }
}
