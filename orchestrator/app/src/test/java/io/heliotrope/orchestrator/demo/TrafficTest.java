package io.heliotrope.orchestrator.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.JobId;
import io.heliotrope.orchestrator.config.HeliotropeConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TrafficTest {
    private static final HeliotropeConfig CONFIG = TestSkies.shipped();

    private final HandTimer timer = new HandTimer();
    private final List<JobId> submitted = new ArrayList<>();

    private static Scenario day() {
        return SyntheticScenario.of(
                CONFIG,
                TestSkies.flat(CONFIG.catalogue()),
                SyntheticScenario.Settings.day(
                        1, TestSkies.FROM, Duration.ofMinutes(1), TestSkies.MARKER));
    }

    @Test
    void everything_comes_once_in_order_and_on_time() throws InterruptedException {
        Scenario day = day();
        Traffic traffic = new Traffic(day, timer, a -> submitted.add(a.job()));

        Traffic.Tally tally = traffic.play();

        assertThat(submitted).isEqualTo(day.arrivals().stream().map(Arrival::job).toList());
        assertThat(timer.waits())
                .isEqualTo(day.arrivals().stream().map(a -> day.pace().until(a.at())).toList());
        assertThat(tally).isEqualTo(new Traffic.Tally(submitted.size(), Duration.ZERO));
    }

    @Test
    void arrivals_do_not_bunch() throws InterruptedException {
        List<Duration> times = new ArrayList<>();
        Traffic traffic = new Traffic(day(), timer, _ -> times.add(timer.elapsed()));

        Traffic.Tally _ = traffic.play();

        assertThat(times.stream().distinct().count()).isGreaterThan(times.size() * 98L / 100);
        assertThat(times.getLast()).isBetween(Duration.ofSeconds(59), Duration.ofSeconds(60));
    }

    @Test
    void a_stall_is_caught_up_with_and_told() throws InterruptedException {
        Duration stall = Duration.ofSeconds(2);
        Traffic traffic =
                new Traffic(
                        day(),
                        timer,
                        arrival -> {
                            submitted.add(arrival.job());
                            if (submitted.size() == 100) {
                                timer.pass(stall);
                            }
                        });

        Traffic.Tally tally = traffic.play();

        assertThat(tally.submitted()).isEqualTo(day().arrivals().size());
        assertThat(tally.mostLate()).isEqualTo(stall);
        assertThat(timer.elapsed()).isLessThanOrEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void nothing_is_submitted_after_a_stop() throws InterruptedException {
        CountDownLatch ten = new CountDownLatch(10);
        Traffic[] traffic = new Traffic[1];
        traffic[0] =
                new Traffic(
                        day(),
                        timer,
                        _ -> {
                            ten.countDown();
                            if (ten.getCount() == 0) {
                                traffic[0].stop();
                            }
                        });

        assertThat(traffic[0].play().submitted()).isEqualTo(10);
    }

    @Test
    void a_waiting_timer_wakes_up_when_stopped() throws InterruptedException {
        RealTimer real = new RealTimer(System::nanoTime);
        List<Boolean> outcome = new ArrayList<>();
        Thread waiting =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                outcome.add(real.await(Duration.ofHours(1)));
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        });

        real.stop();
        waiting.join();

        assertThat(outcome).containsExactly(false);
    }

    @Test
    void a_timer_waits_as_long_as_told_and_not_for_the_past() throws InterruptedException {
        RealTimer real = new RealTimer(System::nanoTime);

        assertThat(real.await(Duration.ofMillis(20))).isTrue();
        assertThat(real.elapsed()).isGreaterThanOrEqualTo(Duration.ofMillis(20));
        assertThat(real.await(Duration.ZERO)).isTrue();
    }
}
