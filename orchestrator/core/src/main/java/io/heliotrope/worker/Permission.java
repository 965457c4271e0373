package io.heliotrope.worker;

import io.heliotrope.model.Catalogue;
import io.heliotrope.model.Job;
import io.heliotrope.model.Region;
import io.heliotrope.model.RegionId;
import io.heliotrope.state.World;
import io.heliotrope.worker.Objection.Reason;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// The worker's own last look at whether it may run a job, with the world as it knows it.
///
/// It fails closed: without a catalogue, or when the catalogue does not name the region, nothing
/// runs. It shares no code with the decision but the reading of residency labels and seals, so that
/// one mistake cannot pass both. Safe from any thread.
public final class Permission {
    private final RegionId region;
    private final Predicate<Job> serves;
    private final Supplier<Optional<World>> worlds;

    /// `serves` tells whether the worker's engines run a job's model in its lane; `worlds` gives
    /// the newest world, empty before the first.
    public Permission(RegionId region, Predicate<Job> serves, Supplier<Optional<World>> worlds) {
        this.region = region;
        this.serves = serves;
        this.worlds = worlds;
    }

    /// What speaks against running `job` here, if anything does.
    public Optional<Objection> objection(Job job) {
        Optional<World> world = worlds.get();
        if (world.isEmpty()) {
            return Optional.of(
                    new Objection(Reason.WORLD_UNKNOWN, "no catalogue and policy read yet", 0));
        }
        long seen = world.get().offsets().policy();
        Catalogue catalogue = world.get().catalogue();
        Optional<Region> here = catalogue.find(region);
        if (here.isEmpty()) {
            return Optional.of(
                    new Objection(Reason.FORBIDDEN, "the catalogue has no region " + region, seen));
        }
        if (!catalogue.allows(job.residency(), job.origin(), here.get())) {
            return Optional.of(
                    new Objection(
                            Reason.FORBIDDEN,
                            "residency '"
                                    + job.residency()
                                    + "' of a job from "
                                    + job.origin()
                                    + " does not allow "
                                    + region,
                            seen));
        }
        if (!job.cover().opensIn(region)) {
            return Optional.of(
                    new Objection(
                            Reason.FORBIDDEN, "the payload is not sealed to " + region, seen));
        }
        if (!serves.test(job)) {
            return Optional.of(
                    new Objection(
                            Reason.MODEL_NOT_SERVED,
                            "model " + job.model() + " is not served",
                            seen));
        }
        return Optional.empty();
    }

    /// An objection of another kind, with the offset of the policy known now.
    public Objection because(Reason reason, String detail) {
        return new Objection(
                reason, detail, worlds.get().map(w -> w.offsets().policy()).orElse(0L));
    }
}
