package io.heliotrope.workers;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Token;
import io.heliotrope.worker.Objection;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Timeout(20)
class LaneSlotsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final LaneSlots lane = new LaneSlots(2, 2, Thread.ofVirtual().factory());
    private final BlockingQueue<String> began = new LinkedBlockingQueue<>();

    /// Work that lasts until it is let go or interrupted.
    private class Held implements LaneSlots.Work {
        private final String name;
        private final CountDownLatch end = new CountDownLatch(1);

        Held(String name) {
            this.name = name;
        }

        @Override
        public Token token() {
            return new Token(name);
        }

        @Override
        public void decline(Objection objection) {
            began.add(name + " declined");
        }

        @Override
        public void run() {
            began.add(name);
            try {
                end.await();
            } catch (InterruptedException e) {
                began.add(name + " interrupted");
            }
        }
    }

    private String nextBegan() throws InterruptedException {
        return String.valueOf(began.poll(PATIENCE.toNanos(), TimeUnit.NANOSECONDS));
    }

    private List<Held> offered(String... names) {
        List<Held> work = Arrays.stream(names).map(Held::new).toList();
        work.forEach(w -> assertThat(lane.offer(w)).isTrue());
        return work;
    }

    @Test
    void runs_as_many_as_it_has_slots_and_queues_the_rest() {
        offered("a", "b", "c");

        assertThat(lane.running()).isEqualTo(2);
        assertThat(lane.queued()).isEqualTo(1);
        assertThat(lane.tokens()).extracting(Token::value).containsExactly("a", "b", "c");
    }

    @Test
    void takes_no_more_when_the_queue_is_full() {
        offered("a", "b", "c", "d");

        assertThat(lane.offer(new Held("e"))).isFalse();
        assertThat(lane.toString()).isEqualTo("2 of 2 slots busy, 2 of 2 queued");
    }

    @Test
    void a_lane_without_slots_takes_nothing() {
        LaneSlots none = new LaneSlots(0, 0, Thread.ofVirtual().factory());

        assertThat(none.offer(new Held("a"))).isFalse();
    }

    @Test
    void what_waits_starts_in_order_of_arrival() throws Exception {
        List<Held> work = offered("a", "b", "c", "d");
        assertThat(List.of(nextBegan(), nextBegan())).containsExactlyInAnyOrder("a", "b");

        work.get(1).end.countDown();
        assertThat(nextBegan()).isEqualTo("c");

        work.get(0).end.countDown();
        assertThat(nextBegan()).isEqualTo("d");
    }

    @Test
    void work_that_throws_frees_its_slot() throws Exception {
        LaneSlots one = new LaneSlots(1, 1, task -> Thread.ofVirtual().unstarted(quiet(task)));
        Held broken =
                new Held("broken") {
                    @Override
                    public void run() {
                        throw new IllegalStateException("on purpose");
                    }
                };
        assertThat(one.offer(broken)).isTrue();

        assertThat(one.awaitIdle(PATIENCE)).isTrue();
        assertThat(one.offer(new Held("next"))).isTrue();
        assertThat(nextBegan()).isEqualTo("next");
    }

    private static Runnable quiet(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (IllegalStateException expected) {
                assertThat(expected).hasMessage("on purpose");
            }
        };
    }

    @Test
    void clearing_takes_what_waits_and_leaves_what_runs() {
        offered("a", "b", "c", "d");

        assertThat(lane.clear()).extracting(w -> w.token().value()).containsExactly("c", "d");
        assertThat(lane.tokens()).extracting(Token::value).containsExactly("a", "b");
    }

    @Test
    void an_interrupt_reaches_what_runs() throws Exception {
        offered("a");
        assertThat(nextBegan()).isEqualTo("a");

        lane.interrupt();

        assertThat(nextBegan()).isEqualTo("a interrupted");
        assertThat(lane.awaitIdle(PATIENCE)).isTrue();
    }

    @Test
    void patience_with_what_runs_has_an_end() throws Exception {
        offered("a");

        assertThat(lane.awaitIdle(Duration.ofMillis(1))).isFalse();
    }

    @Test
    void work_waits_for_slots_that_are_off_and_is_not_turned_away() throws Exception {
        lane.turn(0);
        offered("a", "b", "c", "d");
        assertThat(lane.running()).isZero();
        assertThat(lane.offer(new Held("e"))).isFalse();

        lane.turn(1);
        assertThat(nextBegan()).isEqualTo("a");
        assertThat(lane.running()).isEqualTo(1);

        lane.turn(9);
        assertThat(nextBegan()).isEqualTo("b");
        assertThat(lane.on()).isEqualTo(2);
    }

    @Test
    void a_slot_that_works_is_not_turned_off_and_takes_nothing_more_after() throws Exception {
        List<Held> work = offered("a", "b");
        assertThat(List.of(nextBegan(), nextBegan())).containsExactlyInAnyOrder("a", "b");

        lane.turn(0);
        assertThat(lane.on()).isEqualTo(2);
        work.forEach(w -> w.end.countDown());
        assertThat(lane.awaitIdle(PATIENCE)).isTrue();
        lane.turn(0);

        assertThat(lane.on()).isZero();
        offered("c");
        assertThat(lane.running()).isZero();
    }
}
