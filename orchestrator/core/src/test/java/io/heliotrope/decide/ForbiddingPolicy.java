package io.heliotrope.decide;

import io.heliotrope.decide.Mask.RuleWord;
import io.heliotrope.model.Digest;
import io.heliotrope.model.Job;
import io.heliotrope.model.Lane;
import io.heliotrope.policy.RegionWord;
import io.heliotrope.protocol.Load;
import io.heliotrope.state.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A policy with one hard rule more, which no relaxation undoes: some regions are forbidden.
public final class ForbiddingPolicy implements Policy {
    private final Policy base;
    private final RegionWord forbidden;
    private final Digest digest;

    public ForbiddingPolicy(Policy base, RegionWord forbidden) {
        this.base = base;
        this.forbidden = forbidden;
        this.digest = Digest.of(base.digest() + " without " + forbidden.bits());
    }

    @Override
    public Digest digest() {
        return digest;
    }

    @Override
    public Mask mask(Job job, World world, Load load, int relaxation) {
        Mask mask = base.mask(job, world, load, relaxation);
        List<RuleWord> rules = new ArrayList<>(mask.removals());
        rules.add(new RuleWord("forbidden", forbidden));
        return new Mask(rules, mask.allowed().without(forbidden));
    }

    @Override
    public int relaxations(Lane lane) {
        return base.relaxations(lane);
    }

    @Override
    public double cost(Lane lane, int relaxation, double latencyMillis, double grams) {
        return base.cost(lane, relaxation, latencyMillis, grams);
    }

    @Override
    public Duration reserve() {
        return base.reserve();
    }
}
