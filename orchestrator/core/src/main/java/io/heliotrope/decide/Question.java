package io.heliotrope.decide;

import io.heliotrope.model.EnergySource;
import io.heliotrope.model.Job;
import io.heliotrope.model.ModelSpec;
import io.heliotrope.model.Region;
import io.heliotrope.protocol.Load;
import io.heliotrope.protocol.Receipt.Scored;
import io.heliotrope.protocol.Receipt.Terms;
import io.heliotrope.state.GreenCurve;
import io.heliotrope.state.World;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One call of the decision function: its arguments and what both lanes derive from them.
///
/// `ruling` is what the policy says of the job of `run`.
record Question(Run run, Policy policy, Ruling ruling) {

    static Question of(Job job, World world, Load load, Policy policy) {
        return new Question(Run.of(job, world, load), policy, policy.rule(job, world, load));
    }

    Job job() {
        return run.job();
    }

    World world() {
        return run.world();
    }

    Load load() {
        return run.load();
    }

    int origin() {
        return run.origin();
    }

    @Nullable ModelSpec model() {
        return run.model();
    }

    int regions() {
        return world().catalogue().size();
    }

    Instant now() {
        return world().now();
    }

    /// Whether a region's grams are of the kind that this job's are counted in.
    boolean isComparable(int region) {
        return run.isComparable(region);
    }

    Region region(int index) {
        return world().region(index);
    }

    /// Whether a region has a ready worker with slots of the job's lane that serves its model.
    boolean isLive(int region) {
        return world().pool(region).serves(job().model(), job().lane());
    }

    /// The regions of `word` that are live.
    long live(long word) {
        long live = 0;
        for (long rest = word; rest != 0; rest &= rest - 1) {
            int region = Long.numberOfTrailingZeros(rest);
            live |= isLive(region) ? 1L << region : 0;
        }
        return live;
    }

    double rttMillis(int region) {
        return run.rttMillis(region);
    }

    /// A candidate whose run from `start` until `end` takes `kilowattHours` of IT energy, by what
    /// `energy` says.
    Scored scored(
            int region,
            Instant start,
            Instant end,
            double kilowattHours,
            @Nullable EnergySource energy,
            double grams,
            double latencyMillis) {
        GreenCurve curve = world().curve(region);
        return new Scored(
                region(region).id(),
                start,
                grams,
                latencyMillis,
                curve.pueAt(start),
                curve.readingAt(start).orElse(null),
                Terms.of(grams, kilowattHours, curve.meanPue(start, end)).from(energy));
    }
}
