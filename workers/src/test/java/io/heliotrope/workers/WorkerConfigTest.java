package io.heliotrope.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.heliotrope.state.Lease;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WorkerConfigTest {
    private static WorkerConfig.Limits limits(Duration heartbeat, Duration tokenAge, int tokens) {
        WorkerConfig.Limits l = WorkerConfig.Limits.DEFAULT;
        return new WorkerConfig.Limits(
                heartbeat,
                tokens,
                tokenAge,
                l.chunkTokens(),
                l.chunkPace(),
                l.outputBytes(),
                l.payload(),
                l.commit(),
                l.resend(),
                l.resendFor(),
                l.drain(),
                l.failures(),
                l.rest());
    }

    @Test
    void a_lease_outlives_two_heartbeats() {
        Duration half = Lease.LENGTH.dividedBy(2);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> limits(half, Duration.ofHours(1), 1))
                .withMessage("worker.heartbeat must be less than half of a lease (PT6S), was PT3S");
        assertThat(limits(half.minusNanos(1), Duration.ofHours(1), 1).tokens()).isEqualTo(1);
    }

    @Test
    void all_mistakes_are_told_at_once() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> limits(Duration.ZERO, Duration.ofSeconds(5), 0))
                .withMessage(
                        "worker.heartbeat must be > 0, was PT0S; worker.tokens must be >= 1, was 0;"
                                + " worker.token-age must be at least a lease (PT6S), was PT5S");
    }

    @Test
    void a_lane_without_slots_has_no_queue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LaneLimits(0, 1, 1))
                .withMessage("a lane without slots can have no queue, was 1");
    }

    @Test
    void a_start_has_a_name() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new WorkerConfig(
                                Samples.WORKER,
                                Samples.SWEDEN,
                                " ",
                                StationFixture.LANE,
                                StationFixture.LANE,
                                BatchTime.MODELLED,
                                1,
                                WorkerConfig.Limits.DEFAULT))
                .withMessage("worker.boot must have 1 to 60 characters, was ' '");
    }
}
