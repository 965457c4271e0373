package io.heliotrope.orchestrator.demo;

import static io.heliotrope.orchestrator.demo.TestSkies.FROM;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Timeout(30)
class TickedScheduleTest {
    /// A simulated hour takes a real second.
    private static final Pace PACE = new Pace(FROM, Duration.ofSeconds(24));

    private static final Duration STEP = Duration.ofMinutes(6);

    private final AtomicReference<Instant> tick = new AtomicReference<>(FROM);
    private final AtomicLong nanos = new AtomicLong();
    private final TickedSchedule schedule = new TickedSchedule(PACE, STEP, tick::get, nanos::get);

    private void pass(Duration real) {
        long _ = nanos.addAndGet(real.toNanos());
    }

    @Test
    void time_passes_between_ticks() {
        pass(Duration.ofMillis(50));

        assertThat(schedule.now()).isEqualTo(FROM.plus(Duration.ofMinutes(3)));
    }

    @Test
    void time_waits_for_a_tick_that_is_late_and_then_goes_on_from_it() {
        pass(Duration.ofMillis(250));
        Instant waiting = schedule.now();
        tick.set(FROM.plus(STEP));
        Instant ticked = schedule.now();
        pass(Duration.ofMillis(10));

        assertThat(waiting).isEqualTo(FROM.plus(STEP));
        assertThat(ticked).isEqualTo(FROM.plus(STEP));
        assertThat(schedule.now()).isEqualTo(FROM.plus(STEP).plusSeconds(36));
    }

    @Test
    void a_clock_that_steps_back_does_not_take_time_back() {
        tick.set(FROM.plus(STEP));
        Instant before = schedule.now();
        tick.set(FROM);

        assertThat(schedule.now()).isEqualTo(before);
    }

    @Test
    void lateness_is_told_in_real_time() {
        pass(Duration.ofMillis(100));

        assertThat(schedule.since(FROM)).isEqualTo(Duration.ofMillis(100));
        assertThat(schedule.since(FROM.plus(STEP).plusSeconds(1))).isZero();
    }

    @Test
    void what_has_passed_is_not_waited_for() throws InterruptedException {
        pass(Duration.ofMillis(100));

        assertThat(schedule.await(FROM.plusSeconds(5))).isTrue();
    }

    @Test
    void a_wait_ends_with_the_tick_that_brings_its_moment() throws InterruptedException {
        List<Boolean> outcome = new ArrayList<>();
        Thread waiting = waitFor(FROM.plus(STEP), outcome);

        tick.set(FROM.plus(STEP));
        waiting.join();

        assertThat(outcome).containsExactly(true);
    }

    @Test
    void a_wait_ends_when_stopped() throws InterruptedException {
        List<Boolean> outcome = new ArrayList<>();
        Thread waiting = waitFor(FROM.plus(Duration.ofDays(1)), outcome);

        schedule.stop();
        waiting.join();

        assertThat(outcome).containsExactly(false);
        assertThat(schedule.await(FROM)).isFalse();
    }

    private Thread waitFor(Instant moment, List<Boolean> outcome) {
        return Thread.ofVirtual()
                .start(() -> {
                    try {
                        outcome.add(schedule.await(moment));
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
    }
}
