package io.heliotrope.decide;

import io.heliotrope.model.EnergyPerToken;
import io.heliotrope.model.Job;
import io.heliotrope.model.ModelSpec;
import io.heliotrope.model.Objective.Respond;
import io.heliotrope.protocol.Load;
import io.heliotrope.state.World;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One job in one world: what core foretells of running it in a region.
///
/// `origin` is the index of the job's origin in the catalogue, `model` absent when the catalogue
/// does not know the job's model.
record Run(Job job, World world, Load load, int origin, @Nullable ModelSpec model) {
    static Run of(Job job, World world, Load load) {
        return new Run(
                job,
                world,
                load,
                world.catalogue().indexOf(job.origin()),
                world.catalogue().model(job.model()).orElse(null));
    }

    double rttMillis(int region) {
        return world.catalogue().rttMillis(origin, region);
    }

    /// Whether a region's grams are of the kind that this job's are counted in.
    boolean isComparable(int region) {
        return world.isComparable(origin, region);
    }

    /// Of an answer, with the load as it is.
    double latencyMillis(Respond respond, int region) {
        return Prediction.latencyMillis(
                respond,
                model,
                world.region(region),
                world.pool(region),
                rttMillis(region),
                load.outstanding(region));
    }

    /// Of an answer where nothing else runs.
    double idleMillis(Respond respond, int region) {
        return Prediction.idleMillis(respond, model, world.pool(region), rttMillis(region));
    }

    /// Energy of all tokens that the job may make; NaN for a model that the catalogue does not
    /// know.
    double kilowattHours(Respond respond, int region) {
        if (model == null) {
            return Double.NaN;
        }
        double batch = EnergyModel.batchAfterJoining(world.pool(region));
        EnergyPerToken energy = world.energy(model, region);
        return EnergyModel.ofTokens(energy, respond.maxTokens(), batch).value();
    }

    /// Grams of an answer at a moment; NaN when not known.
    double grams(Respond respond, int region, Instant at) {
        return model == null || !isComparable(region)
                ? Double.NaN
                : kilowattHours(respond, region) * world.curve(region).gramsPerKwhAt(at);
    }
}
