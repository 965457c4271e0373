package io.heliotrope.workers;

import io.heliotrope.model.Lane;
import io.heliotrope.model.Token;
import io.heliotrope.protocol.ControlRecord.Health;
import io.heliotrope.protocol.ControlRecord.Heartbeat;
import io.heliotrope.protocol.LaneLoad;
import io.heliotrope.state.Lease;
import io.heliotrope.state.World;
import io.heliotrope.worker.DispatchFold;
import io.heliotrope.worker.Objection;
import io.heliotrope.worker.Permission;
import io.heliotrope.worker.TokenMemory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// A worker without its Kafka: lanes, engines and heartbeats, behind ports.
///
/// The last world known is used for as long as there is no newer one, so that a control plane that
/// is gone stops nothing here. Safe from any thread but for the desks, each of which belongs to the
/// thread that reads its home cluster.
final class Station {
    private final WorkerConfig config;
    private final Engines engines;
    private final JobRun.Shared shared;
    private final LaneBench interactive;
    private final LaneBench batch;
    private final Pulse pulse;
    private final PowerSwitch power;
    private final List<Answers> homes = new ArrayList<>();
    private volatile boolean draining;

    Station(
            WorkerConfig config,
            Engines engines,
            EnergyMeter meter,
            JobClock jobClock,
            RealTime time,
            Supplier<Optional<World>> worlds,
            HeartbeatOutlet heartbeats,
            WorkerEvents events) {
        engines.checkShared(config.interactive(), config.batch());
        this.config = config;
        this.engines = engines;
        this.shared =
                new JobRun.Shared(
                        config,
                        new Permission(config.region(), engines::serves, worlds),
                        engines,
                        new EngineHealth(config.limits().failures(), config.limits().rest()),
                        new Seals(config.keys()),
                        meter,
                        jobClock,
                        time,
                        new ExecutionIds(config.boot()),
                        events);
        String name = config.worker().value();
        this.interactive = LaneBench.open(Lane.INTERACTIVE, config.interactive(), name);
        this.batch = LaneBench.open(Lane.BATCH, config.batch(), name);
        this.pulse =
                new Pulse(name, config.limits().heartbeat(), this::heartbeat, heartbeats, events);
        this.power =
                new PowerSwitch(config, interactive, batch, worlds, jobClock, time, pulse::soon);
    }

    /// A desk for one home cluster; to be asked for before [#start()].
    Desk desk(ResultOutlet outlet, PayloadSource payloads) {
        WorkerConfig.Limits limits = config.limits();
        Answers answers = new Answers(config, outlet, shared.time(), shared.events());
        homes.add(answers);
        DispatchFold fold =
                new DispatchFold(
                        config.worker(),
                        shared.permission(),
                        new TokenMemory(limits.tokens(), limits.tokenAge()));
        return new Desk(fold, shared, this::bench, payloads, answers, () -> draining);
    }

    void start() {
        pulse.start();
        power.start();
    }

    /// Follows the power plan of now, as its thread does all the time. For tests.
    void lookAtPower() {
        power.look();
    }

    /// What the worker says of itself now: every token it holds, queued or running.
    Heartbeat heartbeat(long sequence) {
        List<Token> tokens = new ArrayList<>(interactive.slots().tokens());
        tokens.addAll(batch.slots().tokens());
        return new Heartbeat(
                config.worker(),
                config.region(),
                config.boot(),
                sequence,
                health(),
                load(interactive),
                load(batch),
                engines.models(),
                tokens,
                shared.meter().told());
    }

    /// Takes no new work from now on and declines what is queued; what runs goes on.
    void drain() {
        draining = true;
        Objection stopping =
                shared.permission().because(Objection.Reason.DRAINING, "the worker is stopping");
        for (LaneBench bench : List.of(interactive, batch)) {
            bench.slots().clear().forEach(work -> work.decline(stopping));
        }
    }

    /// Drains, waits for what runs, at most the time to drain, and stops what still runs then: that
    /// is answered as failed, to be tried elsewhere. Returns when all is answered.
    void close() throws InterruptedException {
        drain();
        RealTime.Mark since = shared.time().mark();
        if (!idleWithin(config.limits().drain(), since)) {
            interactive.slots().interrupt();
            batch.slots().interrupt();
            homes.forEach(Answers::close);
            boolean answered = idleWithin(config.limits().drain().plus(Lease.LENGTH), since);
            if (!answered) {
                shared.events().unanswered(Lane.BATCH);
            }
        }
        power.stop();
        pulse.stop();
        interactive.room().close();
        batch.room().close();
    }

    private boolean idleWithin(Duration patience, RealTime.Mark since) throws InterruptedException {
        return interactive.slots().awaitIdle(patience.minus(since.elapsed()))
                && batch.slots().awaitIdle(patience.minus(since.elapsed()));
    }

    private Health health() {
        if (draining) {
            return Health.DRAINING;
        }
        return shared.health().healthy(shared.time().now()) ? Health.READY : Health.UNHEALTHY;
    }

    private LaneBench bench(Lane lane) {
        return lane == Lane.INTERACTIVE ? interactive : batch;
    }

    private static LaneLoad load(LaneBench bench) {
        return new LaneLoad(
                bench.slots().slots(),
                bench.slots().queued(),
                bench.slots().running(),
                bench.mean().millis(),
                bench.slots().on());
    }
}
