package io.heliotrope.workers;

import io.heliotrope.model.Job;
import io.heliotrope.model.Lane;
import io.heliotrope.workers.engine.Engine;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The engines of one worker, by lane and model. Not closed here: whoever started them closes them.
///
/// One engine may serve both lanes if it has the slots for both; the check at a worker's start
/// keeps interactive work from waiting behind batch inside an engine. An engine shared between
/// workers of one process cannot be checked like that: give such workers one for each lane.
public final class Engines {
    private final SortedMap<String, Engine> interactive;
    private final SortedMap<String, Engine> batch;

    /// @throws IllegalArgumentException when two engines of one lane answer for the same model
    public Engines(List<Engine> interactive, List<Engine> batch) {
        this.interactive = byModel(interactive);
        this.batch = byModel(batch);
    }

    private static SortedMap<String, Engine> byModel(List<Engine> engines) {
        SortedMap<String, Engine> models = new TreeMap<>();
        for (Engine engine : engines) {
            for (String model : engine.models()) {
                Engine other = models.put(model, engine);
                if (other != null) {
                    throw new IllegalArgumentException(
                            "model "
                                    + model
                                    + " is served by two engines of one lane, "
                                    + other.name()
                                    + " and "
                                    + engine.name()
                                    + ": leave it to one of them");
                }
            }
        }
        return Collections.unmodifiableSortedMap(models);
    }

    /// The models that a lane serves.
    SortedSet<String> models(Lane lane) {
        return Collections.unmodifiableSortedSet(new TreeSet<>(of(lane).keySet()));
    }

    /// Whether a job's model is served in its lane.
    boolean serves(Job job) {
        return of(job.lane()).containsKey(job.model());
    }

    /// The models that either lane serves: what a heartbeat says.
    SortedSet<String> models() {
        TreeSet<String> all = new TreeSet<>(interactive.keySet());
        all.addAll(batch.keySet());
        return Collections.unmodifiableSortedSet(all);
    }

    /// The engine of a model that the lane serves.
    Engine engine(Lane lane, String model) {
        Engine engine = of(lane).get(model);
        if (engine == null) {
            throw new IllegalArgumentException(
                    "lane "
                            + lane.word()
                            + " serves "
                            + of(lane).keySet()
                            + ", asked for "
                            + model);
        }
        return engine;
    }

    /// Refuses a shared engine with fewer slots than both lanes may use together.
    void checkShared(LaneLimits interactiveLimits, LaneLimits batchLimits) {
        int needed = interactiveLimits.inferences() + batchLimits.inferences();
        Set<Engine> shared = Collections.newSetFromMap(new IdentityHashMap<>());
        shared.addAll(interactive.values());
        for (Engine engine : batch.values()) {
            if (shared.contains(engine) && engine.slots() < needed) {
                throw new IllegalArgumentException(
                        "engine "
                                + engine.name()
                                + " has "
                                + engine.slots()
                                + " slots, but the lanes that share it run up to "
                                + needed
                                + " inferences: give each lane its own engine, or fewer inferences");
            }
        }
    }

    private Map<String, Engine> of(Lane lane) {
        return lane == Lane.INTERACTIVE ? interactive : batch;
    }
}
