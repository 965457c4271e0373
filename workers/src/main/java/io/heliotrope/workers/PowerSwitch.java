package io.heliotrope.workers;

import io.heliotrope.model.Accelerator;
import io.heliotrope.model.Lane;
import io.heliotrope.model.Region;
import io.heliotrope.protocol.ControlRecord.Heartbeat;
import io.heliotrope.state.Worker;
import io.heliotrope.state.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has as many of a worker's accelerators on as the power plan asks of it, and as its work needs.
///
/// A batch job has an accelerator to itself, all interactive slots share one. What a plan wants of
/// a region is shared out among its ready workers in order of their ids. An accelerator is started
/// so long before the plan needs it as it takes to start; one that work waits for is started at
/// once, whatever the plan says, and one that works is not switched off. Everything is on while no
/// plan says otherwise: before the first one, after the end of the last one, and for a worker that
/// the world does not see ready.
///
/// [#look()] may be called from any thread.
final class PowerSwitch {
    private static final Logger LOG = LoggerFactory.getLogger(PowerSwitch.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final WorkerConfig config;
    private final LaneSlots interactive;
    private final LaneSlots batch;
    private final Supplier<Optional<World>> worlds;
    private final JobClock jobClock;
    private final RealTime time;
    private final Runnable changed;
    private final ReentrantLock lock = new ReentrantLock();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;
    private @Nullable Lines lines;
    private int told;
    private boolean isBroken;

    private record Lines(AcceleratorLine interactive, AcceleratorLine batch, Duration startup) {}

    /// `changed` is run when other accelerators are on than before, or more or fewer batch jobs
    /// run.
    PowerSwitch(
            WorkerConfig config,
            LaneBench interactive,
            LaneBench batch,
            Supplier<Optional<World>> worlds,
            JobClock jobClock,
            RealTime time,
            Runnable changed) {
        this.config = config;
        this.interactive = interactive.slots();
        this.batch = batch.slots();
        this.worlds = worlds;
        this.jobClock = jobClock;
        this.time = time;
        this.changed = changed;
        this.told = state();
        this.thread =
                Thread.ofPlatform()
                        .daemon()
                        .name(config.worker().value() + "-power")
                        .unstarted(this::watch);
    }

    void start() {
        thread.start();
    }

    void stop() throws InterruptedException {
        stopped.countDown();
        if (thread.isAlive()) {
            boolean _ = thread.join(Duration.ofSeconds(1));
        }
    }

    private void watch() {
        try {
            while (!stopped.await(LOOK_EVERY.toNanos(), TimeUnit.NANOSECONDS)) {
                lookOrLog();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void lookOrLog() {
        try {
            look();
            isBroken = false;
        } catch (RuntimeException e) {
            if (!isBroken) {
                LOG.atError().setCause(e).log("accelerators stay as they are, trying again");
            }
            isBroken = true;
        }
    }

    /// Follows the plan of now.
    void look() {
        lock.lock();
        try {
            worlds.get().ifPresent(this::follow);
            int state = state();
            if (state != told) {
                told = state;
                changed.run();
            }
        } finally {
            lock.unlock();
        }
    }

    private int state() {
        return (interactive.on() * 31 + batch.on()) * 31 + batch.running();
    }

    private void follow(World world) {
        Lines all = lines(world);
        if (all == null) {
            return;
        }
        Instant now = jobClock.now();
        int requests = interactive.running() + interactive.queued();
        int wanted = wanted(Lane.INTERACTIVE, world, now, all.startup()).orElse(1);
        int one = interactive.slots() == 0 ? 0 : 1;
        all.interactive()
                .follow(
                        Math.min(one, requests > 0 ? 1 : wanted),
                        interactive.running() > 0 ? 1 : 0,
                        now,
                        time);
        interactive.turn(all.interactive().ready() * interactive.slots());
        int jobs = batch.running() + batch.queued();
        int most = batch.slots();
        int forBatch = wanted(Lane.BATCH, world, now, all.startup()).orElse(most);
        all.batch().follow(Math.min(most, Math.max(forBatch, jobs)), batch.running(), now, time);
        batch.turn(all.batch().ready());
    }

    private @Nullable Lines lines(World world) {
        Lines known = lines;
        if (known == null) {
            Optional<Duration> startup =
                    world.catalogue()
                            .find(config.region())
                            .map(Region::accelerator)
                            .map(Accelerator::startup);
            known =
                    startup.map(each ->
                                    new Lines(
                                            new AcceleratorLine(
                                                    interactive.slots() > 0 ? 1 : 0, each),
                                            new AcceleratorLine(batch.slots(), each),
                                            each))
                            .orElse(null);
            lines = known;
        }
        return known;
    }

    /// This worker's share of what the region is to have on, or will need before one could start.
    private Optional<Integer> wanted(Lane lane, World world, Instant now, Duration startup) {
        int region = world.catalogue().indexOf(config.region());
        Optional<Integer> plan =
                world.power()
                        .flatMap(
                                power -> power.most(config.region(), lane, now, now.plus(startup)));
        if (region < 0 || plan.isEmpty()) {
            return Optional.empty();
        }
        int left = plan.get();
        for (Worker worker : world.pool(region).ready()) {
            int own = Math.min(left, accelerators(worker.heartbeat(), lane));
            if (worker.heartbeat().worker().equals(config.worker())) {
                return Optional.of(own);
            }
            left -= own;
        }
        return Optional.empty();
    }

    private static int accelerators(Heartbeat worker, Lane lane) {
        return lane == Lane.BATCH
                ? worker.batch().slots()
                : Math.min(1, worker.interactive().slots());
    }
}
