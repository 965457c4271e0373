package io.heliotrope.orchestrator.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.queues.JobHeaders;
import io.heliotrope.queues.JobProducer;
import io.heliotrope.workers.WorkerConfig;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// I11: what a process keeps in memory does not grow with the jobs that have passed.
///
/// `-Dheliotrope.churn=100000` churns fewer than a million.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Tag("full")
class MemoryIT {
    private static final int JOBS = Integer.getInteger("heliotrope.churn", 1_000_000);

    /// Until everything that has a limit is full: the tokens that a worker remembers.
    private static final int WARM_UP = WorkerConfig.Limits.DEFAULT.tokens() * 11 / 10;

    private static final int IN_FLIGHT = 300;
    private static final double GROWTH = 1.05;
    private static final int MOST_NAMED = 8;

    @Test
    @Timeout(value = 80, unit = TimeUnit.MINUTES)
    void no_process_grows_with_the_jobs_that_have_passed(@TempDir Path folder) throws Exception {
        try (Ground ground = Ground.open(Drills.site(folder))) {
            churn(ground, "warm", WARM_UP);
            Map<Member, LiveObjects> before = live(ground);
            long since = System.nanoTime();
            churn(ground, "job", JOBS);
            Duration lasted = Duration.ofNanos(System.nanoTime() - since);
            Map<Member, LiveObjects> after = live(ground);

            Drills.print("  %,d jobs in %d s".formatted(JOBS, lasted.toSeconds()));
            Drills.print("  live bytes of         before         after");
            Map<String, Double> growth = new TreeMap<>();
            after.forEach((member, objects) -> {
                LiveObjects then = Objects.requireNonNull(before.get(member));
                growth.put(member.name(), objects.bytes() / (double) then.bytes());
                Drills.print(
                        "  %-20s %,14d %,13d".formatted(member, then.bytes(), objects.bytes()));
                objects.grownSince(then, MOST_NAMED).forEach(line -> Drills.print("    " + line));
            });
            assertThat(growth).allSatisfy((member, times) -> assertThat(times).isLessThan(GROWTH));
        }
    }

    /// Submits interactive jobs in the north, of which some hundreds are open at any time, and
    /// returns when all have ended.
    private static void churn(Ground ground, String name, int jobs) {
        Map<String, String> headers =
                Map.of(
                        JobHeaders.MODEL, FleetFile.MODEL,
                        JobHeaders.SLO, "60s",
                        JobHeaders.DEADLINE, "10min");
        Queue<JobId> open = new ArrayDeque<>();
        try (JobProducer producer =
                new JobProducer(ground.fleet().client(FleetFile.NORTH_HOME), "churn")) {
            for (int i = 0; i < jobs; i++) {
                JobId job = new JobId(name + "-" + i);
                var _ =
                        producer.submit(
                                FleetFile.NORTH,
                                Lane.INTERACTIVE,
                                job,
                                headers,
                                "a question".getBytes(StandardCharsets.UTF_8));
                open.add(job);
                awaitFewer(ground, open, IN_FLIGHT);
            }
            awaitFewer(ground, open, 1);
        }
    }

    private static void awaitFewer(Ground ground, Queue<JobId> open, int most) {
        Patience.until(
                Duration.ofMinutes(2),
                () -> "the end of " + open.peek(),
                () -> {
                    while (!open.isEmpty() && ground.witness().hasEnded(open.element())) {
                        open.remove();
                    }
                    return open.size() < most;
                });
    }

    private static Map<Member, LiveObjects> live(Ground ground) throws Exception {
        Map<Member, LiveObjects> live = new TreeMap<>(Comparator.comparing(Member::name));
        for (Member member : Member.ALL) {
            live.put(member, LiveObjects.of(ground.fleet().of(member).pid()));
        }
        return live;
    }
}
