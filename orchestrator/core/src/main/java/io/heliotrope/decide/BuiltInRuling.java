package io.heliotrope.decide;

import io.heliotrope.decide.Mask.RuleWord;
import io.heliotrope.model.Job;
import io.heliotrope.model.Lane;
import io.heliotrope.model.Objective.Complete;
import io.heliotrope.model.Objective.Respond;
import io.heliotrope.model.PolicySettings;
import io.heliotrope.model.PolicySettings.Rule;
import io.heliotrope.protocol.Load;
import io.heliotrope.state.World;
import java.time.Instant;
import java.util.List;

/// What [BuiltInPolicy] says of one job.
final class BuiltInRuling implements Ruling {
    private final PolicySettings settings;
    private final Job job;
    private final World world;
    private final Load load;
    private final Law law;

    BuiltInRuling(PolicySettings settings, Job job, World world, Load load) {
        this.settings = settings;
        this.job = job;
        this.world = world;
        this.load = load;
        this.law = Law.of(job, world);
    }

    @Override
    public int relaxations() {
        return switch (job.lane()) {
            case INTERACTIVE -> hasGreenRule() ? 2 : 1;
            case BATCH -> load.isAccepted() ? 1 : 0;
        };
    }

    /// Interactive work that meets its SLO costs what its rule says, batch work its grams. Once the
    /// SLO has given way, the least late region is best: the greenest would only grow its queue.
    @Override
    public double cost(
            int step, int rank, int region, long slot, double latencyMillis, double grams) {
        boolean byLatency =
                job.lane() == Lane.INTERACTIVE && (hasGreenRule() || step == relaxations());
        if (byLatency) {
            return latencyMillis;
        }
        return Double.isNaN(grams) ? Double.POSITIVE_INFINITY : grams;
    }

    @Override
    public long allowed(int step, long slot) {
        return mask(step).allowed().bits();
    }

    @Override
    public Mask mask(int step) {
        return law.with(
                switch (job.objective()) {
                    case Respond respond -> ofRequest(respond, step);
                    case Complete complete -> List.of(ofBatch(complete, step));
                });
    }

    private RuleWord ofBatch(Complete complete, int step) {
        return step == 0
                ? Law.deadline(complete, world, settings.reserve())
                : Law.word(Rules.DEADLINE, 0);
    }

    private List<RuleWord> ofRequest(Respond respond, int step) {
        boolean sloGivesWay = step == relaxations();
        long late = sloGivesWay && load.isAccepted() ? 0 : late(respond, sloGivesWay);
        RuleWord slo = Law.word(Rules.SLO, late);
        return hasGreenRule()
                ? List.of(slo, Law.word(Rules.GREEN, step == 0 ? brown() : 0))
                : List.of(slo);
    }

    private boolean hasGreenRule() {
        return settings.interactive() == Rule.LOWEST_LATENCY_WHEN_GREEN;
    }

    private long late(Respond respond, boolean evenWhenIdle) {
        Run run = Run.of(job, world, load);
        double sloMillis = respond.slo().toNanos() / 1e6;
        long word = 0;
        for (int i = 0; i < world.catalogue().size(); i++) {
            double millis =
                    evenWhenIdle ? run.idleMillis(respond, i) : run.latencyMillis(respond, i);
            word |= millis <= sloMillis ? 0 : 1L << i;
        }
        return word;
    }

    private long brown() {
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
