package io.heliotrope.orchestrator.drill;

import io.heliotrope.orchestrator.metrics.Meters;
import io.heliotrope.orchestrator.roles.Clusters;
import io.heliotrope.orchestrator.roles.HomeRole;
import io.heliotrope.orchestrator.roles.ProcessSettings;
import io.heliotrope.orchestrator.token.WatchedKeys;
import io.heliotrope.queues.TopicLayout;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Members of the router's and the agent's groups that come and go twice a second.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Tag("full")
class RebalanceStormIT {
    private static final Duration STORM = Duration.ofSeconds(60);
    private static final Duration EVERY = Duration.ofMillis(500);
    private static final int AT_ONCE = 4;

    @Test
    void nothing_is_lost_when_members_of_a_group_come_and_go(@TempDir Path folder)
            throws Exception {
        try (Ground ground = Ground.open(Drills.site(folder));
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Drill drill = new Drill(ground, Drills.PAUSE);
            Drills.print(Drill.Outcome.HEAD);
            Drills.check(
                    drill.run(
                            "members of home-north every 500 ms",
                            () -> storm(ground, folder.resolve("storm"), threads)));
        }
    }

    /// Every half second one more joins; the oldest leaves when there are enough.
    private static void storm(Ground ground, Path folder, ExecutorService threads) {
        BlockingQueue<CompletableFuture<HomeRole>> members = new ArrayBlockingQueue<>(AT_ONCE + 1);
        long end = System.nanoTime() + STORM.toNanos();
        for (int count = 0; System.nanoTime() < end; count++) {
            Path own = folder.resolve(Integer.toString(count));
            members.add(CompletableFuture.supplyAsync(() -> join(ground, own), threads));
            if (members.size() > AT_ONCE) {
                CompletableFuture<Void> _ =
                        members.remove().thenAcceptAsync(HomeRole::close, threads);
            }
            Patience.pass(EVERY);
        }
        members.forEach(member -> member.thenAccept(HomeRole::close).join());
    }

    private static HomeRole join(Ground ground, Path folder) {
        ChildFleet fleet = ground.fleet();
        Clusters clusters =
                new Clusters(
                        fleet.client(FleetFile.CONTROL),
                        new TreeMap<>(
                                Map.of(FleetFile.NORTH_HOME, fleet.client(FleetFile.NORTH_HOME))));
        try {
            return HomeRole.start(
                    FleetFile.NORTH_HOME,
                    clusters,
                    ProcessSettings.in(folder, TopicLayout.standard()),
                    new WatchedKeys(fleet.tokenKeys(), System::nanoTime),
                    new Meters(new SimpleMeterRegistry()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a member joined", e);
        }
    }
}
