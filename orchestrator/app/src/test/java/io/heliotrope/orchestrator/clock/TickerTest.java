package io.heliotrope.orchestrator.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TickerTest {
    private static final Duration OFTEN = Duration.ofMillis(5);
    private static final long PATIENCE_SECONDS = 20;
    private static final int TICKERS = 40;

    @Test
    void runs_at_once_and_again_and_again() throws InterruptedException {
        CountDownLatch runs = new CountDownLatch(3);
        try (Ticker ticker = new Ticker("runs-often")) {
            ticker.every("count", OFTEN, runs::countDown);

            assertThat(runs.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void a_run_that_fails_ends_alone() throws InterruptedException {
        CountDownLatch runs = new CountDownLatch(3);
        try (Ticker ticker = new Ticker("runs-on-after-failure")) {
            ticker.every(
                    "fail",
                    OFTEN,
                    () -> {
                        runs.countDown();
                        throw new IllegalStateException("broken run, as this test wants it");
                    });

            assertThat(runs.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void a_run_that_is_still_busy_is_not_started_twice() throws InterruptedException {
        AtomicInteger busy = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch others = new CountDownLatch(20);
        CountDownLatch runs = new CountDownLatch(2);
        try (Ticker ticker = new Ticker("runs-one-at-a-time")) {
            ticker.every("other", OFTEN, others::countDown);
            ticker.every(
                    "slow",
                    OFTEN,
                    () -> {
                        most.accumulateAndGet(busy.incrementAndGet(), Math::max);
                        awaitQuietly(others);
                        busy.decrementAndGet();
                        runs.countDown();
                    });

            assertThat(runs.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(most).hasValue(1);
    }

    @Test
    void closing_waits_for_the_run_that_is_busy() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch closing = new CountDownLatch(1);
        AtomicInteger ended = new AtomicInteger();
        Ticker ticker = new Ticker("closed-while-busy");
        ticker.every(
                "busy",
                Duration.ofHours(1),
                () -> {
                    begun.countDown();
                    awaitQuietly(closing);
                    ended.incrementAndGet();
                });
        assertThat(begun.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();

        Thread closer = Thread.ofPlatform().start(ticker::close);
        closing.countDown();
        closer.join();

        assertThat(ended).hasValue(1);
    }

    @Test
    void no_run_starts_after_closing() throws InterruptedException {
        AtomicInteger late = new AtomicInteger();
        CountDownLatch closings = new CountDownLatch(TICKERS);
        for (int i = 0; i < TICKERS; i++) {
            CountDownLatch runs = new CountDownLatch(3);
            AtomicBoolean shut = new AtomicBoolean();
            Ticker ticker = new Ticker("closed-between-runs-" + i);
            Runnable work =
                    () -> {
                        late.addAndGet(shut.get() ? 1 : 0);
                        runs.countDown();
                    };
            ticker.every("one", Duration.ofMillis(1), work);
            ticker.every("two", Duration.ofMillis(1), work);
            Thread.ofVirtual()
                    .start(() -> {
                        awaitQuietly(runs);
                        ticker.close();
                        shut.set(true);
                        closings.countDown();
                    });
        }

        assertThat(closings.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(late).hasValue(0);
    }

    @Test
    void two_timers_of_one_name_are_a_mistake_that_is_named() {
        try (Ticker ticker = new Ticker("names")) {
            ticker.every("twice", Duration.ofHours(1), () -> {});

            assertThatThrownBy(() -> ticker.every("twice", Duration.ofHours(1), () -> {}))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("cannot schedule twice");
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
