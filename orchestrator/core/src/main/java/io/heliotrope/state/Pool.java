package io.heliotrope.state;

import io.heliotrope.model.Lane;
import io.heliotrope.protocol.ControlRecord.Heartbeat;
import io.heliotrope.protocol.ControlRecord.LaneLoad;
import java.util.List;

/// The workers of one region that take new work, in order of id.
public record Pool(List<Worker> ready) {
    public static final Pool DOWN = new Pool(List.of());

    public Pool {
        ready = List.copyOf(ready);
    }

    public boolean isDown() {
        return ready.isEmpty();
    }

    /// Slots of a lane over all ready workers.
    public int slots(Lane lane) {
        return ready.stream().mapToInt(w -> of(w.heartbeat(), lane).slots()).sum();
    }

    /// Jobs of a lane that the workers reported as queued or running.
    public int busy(Lane lane) {
        return ready.stream()
                .map(w -> of(w.heartbeat(), lane))
                .mapToInt(l -> l.queued() + l.running())
                .sum();
    }

    /// Mean measured service time in ms over the workers that have measured, NaN before that.
    public double meanServiceMillis(Lane lane) {
        return ready.stream()
                .mapToDouble(w -> of(w.heartbeat(), lane).meanServiceMillis())
                .filter(ms -> !Double.isNaN(ms))
                .average()
                .orElse(Double.NaN);
    }

    /// Whether any ready worker serves `model`.
    public boolean serves(String model) {
        return ready.stream().anyMatch(w -> w.heartbeat().models().contains(model));
    }

    private static LaneLoad of(Heartbeat heartbeat, Lane lane) {
        return lane == Lane.INTERACTIVE ? heartbeat.interactive() : heartbeat.batch();
    }
}
