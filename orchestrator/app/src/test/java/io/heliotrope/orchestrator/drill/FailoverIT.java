package io.heliotrope.orchestrator.drill;

import io.heliotrope.model.Lane;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// How long work stands still when the process that decides is killed: printed beside the goal,
/// since a time is not the same on every machine. What must hold is judged.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Tag("full")
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class FailoverIT {
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int KILLS = Integer.getInteger("heliotrope.drill.kills", 10);

    /// What an untouched broker has where the embedded one is quicker.
    private static final Map<String, String> UNTOUCHED =
            Map.of(
                    "group.initial.rebalance.delay.ms", "3000",
                    "group.min.session.timeout.ms", "6000",
                    "add.partitions.to.txn.retry.backoff.ms", "20",
                    "add.partitions.to.txn.retry.backoff.max.ms", "100");

    enum Role {
        DECIDER,
        ROUTER;

        private Member member() {
            return this == DECIDER ? Member.CONTROL : Member.NORTH_HOME;
        }

        private Lane lane() {
            return this == DECIDER ? Lane.BATCH : Lane.INTERACTIVE;
        }
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void another_takes_over_on_brokers_that_are_set_for_it(Role role, @TempDir Path folder)
            throws Exception {
        measure(folder, role, "shipped settings", Map.of(), Duration.ofMillis(1_500), 3);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void another_takes_over_on_an_untouched_broker(Role role, @TempDir Path folder)
            throws Exception {
        measure(folder, role, "untouched broker", UNTOUCHED, Duration.ofSeconds(6), 8);
    }

    private static void measure(
            Path folder,
            Role role,
            String what,
            Map<String, String> broker,
            Duration session,
            int goalSeconds)
            throws IOException {
        try (Ground ground = Ground.open(Drills.site(folder), broker, session);
                Load load = Load.on(ground.fleet(), "failover", PAUSE)) {
            Failover failover = new Failover(ground, load, session);
            Failover.Gaps gaps = failover.of(role.member(), role.lane(), KILLS);
            load.stop();
            boolean isMet = gaps.percentile(99).toSeconds() < goalSeconds;
            Drills.print(
                    "  %s, sessions of %d ms: %s   goal: p99 below %d s, %s"
                            .formatted(
                                    what,
                                    session.toMillis(),
                                    gaps,
                                    goalSeconds,
                                    isMet ? "met" : "missed"));
            Duration _ = ground.awaitDrained(load, Duration.ofMinutes(3));
            Drills.assertHolds(ground.inquest(load));
        }
    }
}
