package io.heliotrope.workers;

import static io.heliotrope.workers.Samples.NOON;

import io.heliotrope.log.Epochs;
import io.heliotrope.model.Job;
import io.heliotrope.protocol.ControlRecord.Heartbeat;
import io.heliotrope.state.World;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;

/// A station with everything around it in memory: real threads, set clocks.
final class StationFixture {
    static final LaneLimits LANE = new LaneLimits(1, 1, 1);

    final SettableTime wall = new SettableTime(NOON);
    final TickedClock jobClock = new TickedClock();
    final WorkerTally tally = new WorkerTally();
    final RecordedResults results = new RecordedResults();
    final BlockingQueue<Heartbeat> heartbeats = new LinkedBlockingQueue<>();
    final Map<Long, PayloadSource.Fetched> payloads = new ConcurrentHashMap<>();
    volatile Optional<World> world = Optional.of(Samples.world());
    volatile boolean controlPlaneUp = true;
    final Station station;
    final Desk desk;
    private long offset;

    StationFixture(Engines engines) {
        this(engines, hasty(), BatchTime.MODELLED);
    }

    StationFixture(Engines engines, WorkerConfig.Limits limits, BatchTime batchTime) {
        this(engines, config(limits, batchTime));
    }

    StationFixture(Engines engines, WorkerConfig config) {
        this(engines, config, Samples.METER);
    }

    StationFixture(Engines engines, EnergyMeter meter) {
        this(engines, config(hasty(), BatchTime.MODELLED), meter);
    }

    private StationFixture(Engines engines, WorkerConfig config, EnergyMeter meter) {
        jobClock.advanceTo(NOON);
        station =
                new Station(
                        config,
                        engines,
                        meter,
                        jobClock,
                        wall.real(),
                        () -> world,
                        this::beat,
                        tally);
        desk =
                station.desk(
                        results,
                        ref ->
                                payloads.getOrDefault(
                                        ref.offset(),
                                        new PayloadSource.Missing("nothing there", false)));
        desk.begin(Samples.INTERACTIVE_LOG, 0, new Epochs());
        desk.begin(Samples.BATCH_LOG, 0, new Epochs());
    }

    static WorkerConfig config(WorkerConfig.Limits limits, BatchTime batchTime) {
        return new WorkerConfig(
                Samples.WORKER, Samples.SWEDEN, "boot1", LANE, LANE, batchTime, 8, limits);
    }

    /// Limits of a test's own patience: resend at once, give up after a minute, stop without
    /// waiting.
    static WorkerConfig.Limits hasty() {
        WorkerConfig.Limits l = WorkerConfig.Limits.DEFAULT;
        return new WorkerConfig.Limits(
                l.heartbeat(),
                l.tokens(),
                l.tokenAge(),
                2,
                l.chunkPace(),
                40,
                l.payload(),
                l.commit(),
                Duration.ofNanos(1),
                Duration.ofMinutes(1),
                Duration.ZERO,
                2,
                l.rest());
    }

    private CompletableFuture<Boolean> beat(Heartbeat heartbeat) {
        heartbeats.add(heartbeat);
        return CompletableFuture.completedFuture(controlPlaneUp);
    }

    /// Hands a job's dispatch to the desk; gives its offset.
    long accept(Job job) {
        desk.accept(Samples.delivery(Samples.dispatch(job), offset));
        return offset++;
    }
}
