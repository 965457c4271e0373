package io.heliotrope.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WorkerConfigTest {
    private static WorkerConfig.Limits limits(Duration lease, Duration heartbeat, int tokens) {
        WorkerConfig.Limits l = WorkerConfig.Limits.DEFAULT;
        return new WorkerConfig.Limits(
                lease,
                heartbeat,
                tokens,
                l.tokenAge(),
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
        assertThatIllegalArgumentException()
                .isThrownBy(() -> limits(Duration.ofSeconds(2), Duration.ofSeconds(1), 1))
                .withMessage(
                        "worker.lease (PT2S) must be longer than two of worker.heartbeat (PT1S)");
        assertThat(limits(Duration.ofMillis(2001), Duration.ofSeconds(1), 1).tokens()).isEqualTo(1);
    }

    @Test
    void all_mistakes_are_told_at_once() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> limits(Duration.ofHours(2), Duration.ZERO, 0))
                .withMessage(
                        "worker.heartbeat must be > 0, was PT0S; worker.tokens must be >= 1, was 0;"
                                + " worker.token-age (PT1H) must be at least worker.lease (PT2H)");
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
