package io.heliotrope.workers;

import static io.heliotrope.workers.Samples.EUROPE;
import static io.heliotrope.workers.Samples.MODEL;
import static io.heliotrope.workers.Samples.NOON;
import static io.heliotrope.workers.Samples.SWEDEN;

import io.heliotrope.model.ClusterId;
import io.heliotrope.model.Job;
import io.heliotrope.model.WorkerId;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.queues.ClientSettings;
import io.heliotrope.queues.testkit.KafkaUnderTest;
import io.heliotrope.state.World;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// A worker of its own name on the broker of this test run, and the other side of it.
final class PoolWorkerFixture implements AutoCloseable {
    private static final LaneLimits LANE = new LaneLimits(2, 4, 2);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    final TickedClock jobClock = new TickedClock();
    final WorkerTally tally = new WorkerTally();
    final ScriptedEngine open = ScriptedEngine.open(MODEL, ScriptedEngine::echo);
    final HomeCluster home;
    final WorkerId worker;
    volatile Supplier<Optional<World>> worlds = () -> Optional.of(Samples.world());
    private final String bootstrap;

    PoolWorkerFixture(KafkaUnderTest kafka) {
        bootstrap = kafka.bootstrap();
        worker = new WorkerId(kafka.freshName("w"));
        home = new HomeCluster(bootstrap);
        jobClock.advanceTo(NOON);
    }

    /// A worker that reads its logs already.
    PoolWorker started(String boot) throws InterruptedException {
        return started(boot, new Engines(List.of(open), List.of(open)), bootstrap);
    }

    PoolWorker started(String boot, Engines engines) throws InterruptedException {
        return started(boot, engines, bootstrap);
    }

    PoolWorker started(String boot, Engines engines, String control) throws InterruptedException {
        WorkerConfig config =
                new WorkerConfig(
                        worker,
                        SWEDEN,
                        boot,
                        LANE,
                        LANE,
                        BatchTime.MODELLED,
                        8,
                        StationFixture.hasty());
        PoolWorker started =
                new PoolWorker(
                        config,
                        // one Kafka cluster that is two homes is read once
                        Clusters.of(
                                Map.of(
                                        EUROPE,
                                        ClientSettings.plain(bootstrap),
                                        new ClusterId("nordics"),
                                        ClientSettings.plain(bootstrap)),
                                ClientSettings.plain(control)),
                        engines,
                        Samples.METER,
                        jobClock,
                        Clock.systemUTC(),
                        () -> worlds.get(),
                        tally);
        started.start();
        if (!started.awaitReading(PATIENCE)) {
            started.close();
            throw new AssertionError("the worker does not read within " + PATIENCE);
        }
        return started;
    }

    Dispatch dispatch(Job job) {
        return Samples.dispatch(job, token(job), worker, 1);
    }

    String token(Job job) {
        return worker + "-" + job.id();
    }

    @Override
    public void close() {
        home.close();
    }
}
