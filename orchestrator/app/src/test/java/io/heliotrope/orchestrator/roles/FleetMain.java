package io.heliotrope.orchestrator.roles;

import io.heliotrope.orchestrator.metrics.Meters;
import io.heliotrope.orchestrator.token.WatchedKeys;
import io.heliotrope.queues.TopicLayout;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/// Decider, router and agent in a process of their own: bootstrap, directory.
final class FleetMain {
    /// What it prints when everything runs.
    static final String READY = "fleet is ready";

    private FleetMain() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Clusters clusters = SmallFleet.clusters(arguments[0], arguments[0]);
        ProcessSettings process = ProcessSettings.in(Path.of(arguments[1]), TopicLayout.standard());
        WatchedKeys keys = WatchedKeys.readOrMake(process.directory().resolve("token.key"));
        Meters meters = new Meters(new SimpleMeterRegistry());
        ControlRole control = ControlRole.start(clusters, process, keys, meters);
        HomeRole home = HomeRole.start(SmallFleet.HOME, clusters, process, keys, meters);
        System.out.println(READY);
        try (control;
                home) {
            new CountDownLatch(1).await();
        }
    }
}
