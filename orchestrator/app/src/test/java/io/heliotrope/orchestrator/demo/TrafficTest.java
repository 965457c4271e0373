package io.heliotrope.orchestrator.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.JobId;
import io.heliotrope.orchestrator.config.HeliotropeConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TrafficTest {
    private static final HeliotropeConfig CONFIG = TestSkies.shipped();
    private static final Scenario DAY =
            SyntheticScenario.of(
                    CONFIG,
                    TestSkies.flat(CONFIG.catalogue()),
                    SyntheticScenario.Settings.day(
                            1, TestSkies.FROM, Duration.ofMinutes(1), TestSkies.MARKER));

    private final HandSchedule schedule = new HandSchedule(DAY.pace());
    private final List<JobId> submitted = new ArrayList<>();

    @Test
    void everything_comes_once_in_order_and_on_time() throws InterruptedException {
        Traffic traffic = new Traffic(DAY, schedule, a -> submitted.add(a.job()));

        Traffic.Tally tally = traffic.play();

        assertThat(submitted).isEqualTo(DAY.arrivals().stream().map(Arrival::job).toList());
        assertThat(schedule.waits()).isEqualTo(DAY.arrivals().stream().map(Arrival::at).toList());
        assertThat(tally).isEqualTo(new Traffic.Tally(submitted.size(), Duration.ZERO));
        assertThat(traffic.tally()).isEqualTo(tally);
    }

    @Test
    void arrivals_do_not_bunch() throws InterruptedException {
        List<Instant> times = new ArrayList<>();
        Traffic traffic = new Traffic(DAY, schedule, _ -> times.add(schedule.now()));

        Traffic.Tally _ = traffic.play();

        assertThat(times.stream().distinct().count()).isGreaterThan(times.size() * 98L / 100);
    }

    @Test
    void a_stall_is_caught_up_with_and_told() throws InterruptedException {
        Duration stall = Duration.ofSeconds(2);
        Traffic traffic =
                new Traffic(
                        DAY,
                        schedule,
                        arrival -> {
                            submitted.add(arrival.job());
                            if (submitted.size() == 100) {
                                schedule.pass(stall);
                            }
                        });

        Traffic.Tally tally = traffic.play();

        assertThat(tally.submitted()).isEqualTo(DAY.arrivals().size());
        assertThat(tally.mostLate()).isEqualTo(stall);
        assertThat(schedule.now()).isBefore(DAY.intakeEnd());
    }

    @Test
    void nothing_is_submitted_after_a_stop() throws InterruptedException {
        Traffic traffic =
                new Traffic(
                        DAY,
                        schedule,
                        arrival -> {
                            submitted.add(arrival.job());
                            if (submitted.size() == 10) {
                                schedule.stop();
                            }
                        });

        assertThat(traffic.play().submitted()).isEqualTo(10);
    }
}
