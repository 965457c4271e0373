package io.heliotrope.orchestrator.roles;

import io.heliotrope.model.RegionId;
import io.heliotrope.model.WorkerId;
import io.heliotrope.orchestrator.metrics.Meters;
import io.heliotrope.queues.TopicLayout;
import io.heliotrope.workers.Engines;
import io.heliotrope.workers.engine.Engine;
import io.heliotrope.workers.engine.InferenceRequest;
import io.heliotrope.workers.engine.InferenceResult;
import io.heliotrope.workers.engine.TokenListener;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/// A real worker in a process of its own, whose inferences never end: bootstrap, directory, region.
final class WorkerMain {
    private WorkerMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        String bootstrap = arguments[0];
        RegionId region = new RegionId(arguments[2]);
        WorkerRole worker =
                WorkerRole.start(
                        new WorkerRole.Post(region, new WorkerId(region + "-1"), 1, 1),
                        SmallFleet.clusters(bootstrap, bootstrap),
                        ProcessSettings.in(Path.of(arguments[1]), TopicLayout.standard()),
                        new Engines(List.of(new Endless()), List.of(new Endless())),
                        InstantSource.system(),
                        new WorkerTallies(new Meters(new SimpleMeterRegistry())));
        try (worker) {
            new CountDownLatch(1).await();
        }
    }

    /// Takes work and never gives it back.
    private static final class Endless implements Engine {
        @Override
        public String name() {
            return "endless";
        }

        @Override
        public Set<String> models() {
            return Set.of(SmallFleet.MODEL);
        }

        @Override
        public int slots() {
            return 1;
        }

        @Override
        public InferenceResult infer(InferenceRequest request, TokenListener listener)
                throws InterruptedException {
            new CountDownLatch(1).await();
            throw new AssertionError("nobody counts that latch down");
        }

        @Override
        public void close() {}
    }
}
