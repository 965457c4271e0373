package io.heliotrope.decide;

import io.heliotrope.decide.Mask.RuleWord;
import io.heliotrope.model.Catalogue;
import io.heliotrope.model.Cover;
import io.heliotrope.model.Digest;
import io.heliotrope.model.Job;
import io.heliotrope.model.Lane;
import io.heliotrope.model.ModelSpec;
import io.heliotrope.model.Objective.Complete;
import io.heliotrope.model.Objective.Respond;
import io.heliotrope.model.PolicySettings;
import io.heliotrope.model.PolicySettings.Rule;
import io.heliotrope.policy.RegionWord;
import io.heliotrope.protocol.Load;
import io.heliotrope.state.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rules that hold without a policy text. In this order, each judged for every region:
///
/// - `residency`: the job's labels and the law of its origin allow the region;
/// - `sealed` (only for jobs that are sealed or must be): the job is sealed to a key of the region
///   that is not retired; one that must be sealed and is not may go nowhere;
/// - `model`: the catalogue knows the model;
/// - `fit`: the model fits the region's accelerator;
/// - `slots`: the catalogue gives the region slots of the job's lane;
/// - `slo` (interactive): round trip, predicted wait and service meet the SLO;
/// - `green` (interactive, [Rule#LOWEST_LATENCY_WHEN_GREEN]): grams per kWh now, PUE included, are
///   known, of the basis that the job counts in, and at most the threshold;
/// - `deadline` (batch): a run begun now ends with the reserve before the deadline.
///
/// What gives way, in order: interactive: `green`, then `slo` as far as load alone breaks it (late
/// is better than never; an SLO out of reach even when idle refuses). Batch, once accepted:
/// `deadline`. Nothing else ever does. An accepted job is never refused for being late.
public final class BuiltInPolicy implements Policy {
    private static final int AFTER_RESIDENCY = 1;

    private final PolicySettings settings;
    private final Digest digest;

    public BuiltInPolicy(PolicySettings settings) {
        this.settings = settings;
        this.digest = settings.digest();
    }

    @Override
    public Digest digest() {
        return digest;
    }

    @Override
    public Duration reserve() {
        return settings.reserve();
    }

    @Override
    public int relaxations(Lane lane) {
        return lane == Lane.INTERACTIVE && hasGreenRule() ? 2 : 1;
    }

    /// Interactive work that meets its SLO costs what its rule says, batch work its grams. Once the
    /// SLO has given way, the least late region is best: the greenest would only grow its queue.
    @Override
    public double cost(Lane lane, int relaxation, double latencyMillis, double grams) {
        boolean byLatency =
                lane == Lane.INTERACTIVE && (hasGreenRule() || relaxation == relaxations(lane));
        if (byLatency) {
            return latencyMillis;
        }
        return Double.isNaN(grams) ? Double.POSITIVE_INFINITY : grams;
    }

    @Override
    public Mask mask(Job job, World world, Load load, int relaxation) {
        Catalogue catalogue = world.catalogue();
        ModelSpec model = catalogue.model(job.model()).orElse(null);
        long all = RegionWord.first(catalogue.size()).bits();
        long residency = all & ~catalogue.allowed(job.residency(), job.origin());
        RuleWord sealed = sealed(job, catalogue, all);
        long unknown = model == null ? all : 0;
        long tooSmall = tooSmall(catalogue, model);
        long slotless = slotless(catalogue, job.lane());
        RuleWord first = rule(Rules.RESIDENCY, residency);
        RuleWord second = rule(Rules.MODEL, unknown);
        RuleWord third = rule(Rules.FIT, tooSmall);
        RuleWord fourth = rule(Rules.SLOTS, slotless);
        long removed = residency | unknown | tooSmall | slotless;
        Mask mask =
                switch (job.objective()) {
                    case Respond respond -> {
                        boolean sloGivesWay = relaxation == relaxations(Lane.INTERACTIVE);
                        long late =
                                sloGivesWay && load.isAccepted()
                                        ? 0
                                        : late(job, respond, model, world, load, sloGivesWay);
                        long brown = relaxation == 0 && hasGreenRule() ? brown(job, world) : 0;
                        RuleWord slo = rule(Rules.SLO, late);
                        List<RuleWord> rules =
                                hasGreenRule()
                                        ? List.of(
                                                first,
                                                second,
                                                third,
                                                fourth,
                                                slo,
                                                rule(Rules.GREEN, brown))
                                        : List.of(first, second, third, fourth, slo);
                        yield new Mask(rules, new RegionWord(all & ~(removed | late | brown)));
                    }
                    case Complete complete -> {
                        boolean hopeless =
                                relaxation == 0
                                        && world.now()
                                                .isAfter(
                                                        Placement.latestSafeStart(
                                                                complete, reserve()));
                        long missed = hopeless ? all : 0;
                        yield new Mask(
                                List.of(first, second, third, fourth, rule(Rules.DEADLINE, missed)),
                                new RegionWord(all & ~(removed | missed)));
                    }
                };
        return sealed == null ? mask : mask.with(AFTER_RESIDENCY, sealed);
    }

    /// Absent for the many jobs that are open and may be: neither their receipts nor their time pay
    /// for a rule that says nothing.
    private static @Nullable RuleWord sealed(Job job, Catalogue catalogue, long all) {
        return switch (job.cover()) {
            case Cover.Open(boolean isPersonal) ->
                    catalogue.mustBeSealed(job.origin(), isPersonal)
                            ? rule(Rules.SEALED, all)
                            : null;
            case Cover.Sealed cover -> rule(Rules.SEALED, all & ~catalogue.openable(cover));
        };
    }

    private boolean hasGreenRule() {
        return settings.interactive() == Rule.LOWEST_LATENCY_WHEN_GREEN;
    }

    private static RuleWord rule(String name, long removed) {
        return new RuleWord(name, removed == 0 ? RegionWord.NONE : new RegionWord(removed));
    }

    private static long tooSmall(Catalogue catalogue, @Nullable ModelSpec model) {
        long word = 0;
        for (int i = 0; model != null && i < catalogue.size(); i++) {
            boolean fits = model.memoryGib() <= catalogue.region(i).accelerator().memoryGib();
            word |= fits ? 0 : 1L << i;
        }
        return word;
    }

    private static long slotless(Catalogue catalogue, Lane lane) {
        long word = 0;
        for (int i = 0; i < catalogue.size(); i++) {
            word |= catalogue.region(i).slots(lane) > 0 ? 0 : 1L << i;
        }
        return word;
    }

    private static long late(
            Job job,
            Respond respond,
            @Nullable ModelSpec model,
            World world,
            Load load,
            boolean evenWhenIdle) {
        Catalogue catalogue = world.catalogue();
        int origin = catalogue.indexOf(job.origin());
        double sloMillis = respond.slo().toNanos() / 1e6;
        long word = 0;
        for (int i = 0; i < catalogue.size(); i++) {
            double rtt = catalogue.rttMillis(origin, i);
            double millis =
                    evenWhenIdle
                            ? Prediction.idleMillis(respond, model, world.pool(i), rtt)
                            : Prediction.latencyMillis(
                                    respond,
                                    model,
                                    catalogue.region(i),
                                    world.pool(i),
                                    rtt,
                                    load.outstanding(i));
            word |= millis <= sloMillis ? 0 : 1L << i;
        }
        return word;
    }

    private long brown(Job job, World world) {
        int origin = world.catalogue().indexOf(job.origin());
        Instant now = world.now();
        long word = 0;
        for (int i = 0; i < world.catalogue().size(); i++) {
            boolean isGreen =
                    world.isComparable(origin, i)
                            && world.curve(i).gramsPerKwhAt(now)
                                    <= settings.greenThresholdGramsPerKwh();
            word |= isGreen ? 0 : 1L << i;
        }
        return word;
    }
}
