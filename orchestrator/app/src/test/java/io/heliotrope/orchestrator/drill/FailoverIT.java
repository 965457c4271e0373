package io.heliotrope.orchestrator.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Lane;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// How long work stands still when the process that decides is killed.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Tag("full")
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class FailoverIT {
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int KILLS = Integer.getInteger("heliotrope.drill.kills", 10);
    private static final Duration MARGIN = Duration.ofSeconds(8);

    /// What an untouched broker has where the embedded one is quicker.
    private static final Map<String, String> UNTOUCHED =
            Map.of(
                    "group.initial.rebalance.delay.ms", "3000",
                    "group.min.session.timeout.ms", "6000",
                    "add.partitions.to.txn.retry.backoff.ms", "20",
                    "add.partitions.to.txn.retry.backoff.max.ms", "100");

    @Test
    void another_takes_over_within_3_s_on_brokers_that_are_set_for_it(@TempDir Path folder)
            throws Exception {
        measure(folder, "shipped settings", Map.of(), Duration.ofMillis(1_500), 3);
    }

    @Test
    void another_takes_over_within_8_s_on_an_untouched_broker(@TempDir Path folder)
            throws Exception {
        measure(folder, "untouched broker", UNTOUCHED, Duration.ofSeconds(6), 8);
    }

    private static void measure(
            Path folder, String what, Map<String, String> broker, Duration session, int goalSeconds)
            throws IOException {
        try (Ground ground = Ground.open(Drills.site(folder), broker, session);
                Load load = Load.on(ground.fleet(), "failover", PAUSE)) {
            Failover failover = new Failover(ground, session.plus(MARGIN));
            List<Failover.Gaps> gaps =
                    List.of(
                            failover.of(Member.CONTROL, Lane.BATCH, KILLS),
                            failover.of(Member.NORTH_HOME, Lane.INTERACTIVE, KILLS));
            load.stop();
            Drills.print("  " + what + ", sessions of " + session.toMillis() + " ms");
            gaps.forEach(gap -> Drills.print(gap.toString()));
            Duration _ = ground.awaitDrained(load, Duration.ofMinutes(3));
            Drills.assertHolds(ground.inquest(load));
            assertThat(gaps)
                    .allSatisfy(gap ->
                            assertThat(gap.percentile(99))
                                    .as("%s: p99 of %s", what, gap)
                                    .isLessThan(Duration.ofSeconds(goalSeconds)));
        }
    }
}
