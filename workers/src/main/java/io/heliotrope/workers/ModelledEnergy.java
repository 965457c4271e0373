package io.heliotrope.workers;

import io.heliotrope.decide.EnergyModel;
import io.heliotrope.model.Accelerator;
import io.heliotrope.model.KilowattHours;
import io.heliotrope.model.ModelSpec;
import io.heliotrope.model.Objective;
import io.heliotrope.model.RegionId;
import io.heliotrope.state.World;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/// The stated model in place of a meter: tokens for interactive work, time at full power for batch.
///
/// It takes model and accelerator from the last catalogue known, and nothing of what other workers'
/// meters told: energy by this method is as stated. A model without figures is charged by time.
/// Safe from any thread.
public final class ModelledEnergy implements EnergyMeter {
    private final RegionId region;
    private final Supplier<Optional<World>> worlds;

    public ModelledEnergy(RegionId region, Supplier<Optional<World>> worlds) {
        this.region = region;
        this.worlds = worlds;
    }

    @Override
    public Metered meter(Run run) {
        World world =
                worlds.get()
                        .orElseThrow(() ->
                                new IllegalStateException("a run was metered without a world"));
        return new Metered(
                switch (run.job().objective()) {
                    case Objective.Complete batch -> byTime(world, run.held());
                    case Objective.Respond interactive -> byTokens(world, run);
                },
                EnergyModel.METHOD,
                run.together());
    }

    private KilowattHours byTokens(World world, Run run) {
        Optional<ModelSpec> model = world.catalogue().model(run.job().model());
        return model.isPresent()
                ? EnergyModel.ofTokens(model.get(), run.outputTokens(), run.together())
                : byTime(world, run.service());
    }

    private KilowattHours byTime(World world, Duration time) {
        Accelerator accelerator =
                world.catalogue()
                        .find(region)
                        .orElseThrow(() ->
                                new IllegalStateException("the catalogue has no region " + region))
                        .accelerator();
        return EnergyModel.ofBatch(accelerator, time);
    }
}
