package io.heliotrope.state;

import io.heliotrope.model.Lane;
import io.heliotrope.protocol.ControlRecord.Heartbeat;
import io.heliotrope.protocol.LaneLoad;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The workers of one region that take new work, in order of id, with their sums per lane.
public final class Pool {
    public static final Pool DOWN = new Pool(List.of());

    private final List<Worker> ready;
    private final Use interactive;
    private final Use batch;

    public Pool(List<Worker> ready) {
        this.ready = List.copyOf(ready);
        this.interactive = Use.of(this.ready, Lane.INTERACTIVE);
        this.batch = Use.of(this.ready, Lane.BATCH);
    }

    public List<Worker> ready() {
        return ready;
    }

    public boolean isDown() {
        return ready.isEmpty();
    }

    /// Slots of a lane over all ready workers.
    public int slots(Lane lane) {
        return use(lane).slots;
    }

    /// Slots of a lane whose accelerator is on, over all ready workers.
    public int on(Lane lane) {
        return use(lane).on;
    }

    /// Jobs of a lane that the workers reported as queued or running.
    public int busy(Lane lane) {
        return use(lane).busy;
    }

    /// Jobs of a lane that the workers reported as running.
    public int running(Lane lane) {
        return use(lane).running;
    }

    /// Mean measured service time in ms over the workers that have measured, NaN before that.
    public double meanServiceMillis(Lane lane) {
        return use(lane).meanServiceMillis;
    }

    /// Whether any ready worker serves `model`.
    public boolean serves(String model) {
        return interactive.models.contains(model)
                || batch.models.contains(model)
                || ready.stream().anyMatch(w -> w.heartbeat().models().contains(model));
    }

    /// Whether any ready worker that has slots of `lane` serves `model`.
    public boolean serves(String model, Lane lane) {
        return use(lane).models.contains(model);
    }

    private Use use(Lane lane) {
        return lane == Lane.INTERACTIVE ? interactive : batch;
    }

    /// What a worker reported of a lane.
    public static LaneLoad load(Heartbeat heartbeat, Lane lane) {
        return lane == Lane.INTERACTIVE ? heartbeat.interactive() : heartbeat.batch();
    }

    /// Sums over the ready workers, made once: a decision reads them for every region.
    private record Use(
            int slots,
            int on,
            int busy,
            int running,
            double meanServiceMillis,
            Set<String> models) {
        static Use of(List<Worker> ready, Lane lane) {
            int slots = 0;
            int on = 0;
            int queued = 0;
            int running = 0;
            int measured = 0;
            double serviceMillis = 0;
            Set<String> models = new HashSet<>();
            for (Worker worker : ready) {
                LaneLoad load = load(worker.heartbeat(), lane);
                slots += load.slots();
                on += load.on();
                queued += load.queued();
                running += load.running();
                if (!Double.isNaN(load.meanServiceMillis())) {
                    measured++;
                    serviceMillis += load.meanServiceMillis();
                }
                if (load.slots() > 0) {
                    models.addAll(worker.heartbeat().models());
                }
            }
            double mean = measured == 0 ? Double.NaN : serviceMillis / measured;
            return new Use(slots, on, queued + running, running, mean, Set.copyOf(models));
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Pool that && ready.equals(that.ready);
    }

    @Override
    public int hashCode() {
        return ready.hashCode();
    }

    @Override
    public String toString() {
        return "pool of " + ready;
    }
}
