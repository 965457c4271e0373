package io.heliotrope.workers;

import static io.heliotrope.workers.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Timeout(20)
class JobClockTest {
    @Test
    void ticks_never_go_back() {
        TickedClock clock = new TickedClock();
        clock.advanceTo(NOON);

        clock.advanceTo(NOON.minusSeconds(1));

        assertThat(clock.now()).isEqualTo(NOON);
    }

    @Test
    void a_wait_ends_with_the_tick_that_reaches_its_moment() throws Exception {
        TickedClock clock = new TickedClock();
        clock.advanceTo(NOON);
        CountDownLatch woken = new CountDownLatch(1);
        Thread waiter = Thread.startVirtualThread(() -> await(clock, woken));

        clock.advanceTo(NOON.plusSeconds(9));
        assertThat(woken.getCount()).isEqualTo(1);
        clock.advanceTo(NOON.plusSeconds(10));

        assertThat(woken.await(10, TimeUnit.SECONDS)).isTrue();
        waiter.join();
    }

    private static void await(JobClock clock, CountDownLatch woken) {
        try {
            clock.await(NOON.plusSeconds(10));
            woken.countDown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void a_wait_for_ticks_can_be_interrupted() throws Exception {
        TickedClock clock = new TickedClock();
        AtomicBoolean interrupted = new AtomicBoolean();
        Thread waiter =
                Thread.startVirtualThread(() -> {
                    try {
                        clock.await(NOON);
                    } catch (InterruptedException e) {
                        interrupted.set(true);
                    }
                });

        waiter.interrupt();
        waiter.join();

        assertThat(interrupted).isTrue();
    }

    @Test
    void the_wall_clock_is_looked_at_until_the_moment_has_come() throws Exception {
        AtomicInteger looks = new AtomicInteger();
        WallClock clock =
                new WallClock(() -> NOON.plus(Duration.ofMillis(2L * looks.getAndIncrement())));

        clock.await(NOON.plusMillis(5));

        assertThat(looks.get()).isGreaterThanOrEqualTo(4);
    }
}
