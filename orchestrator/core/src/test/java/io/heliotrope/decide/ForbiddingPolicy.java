package io.heliotrope.decide;

import io.heliotrope.decide.Mask.RuleWord;
import io.heliotrope.model.Digest;
import io.heliotrope.model.Job;
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
    public Ruling rule(Job job, World world, Load load) {
        return new Forbidding(base.rule(job, world, load), forbidden);
    }

    @Override
    public Duration reserve() {
        return base.reserve();
    }

    private record Forbidding(Ruling base, RegionWord forbidden) implements Ruling {
        @Override
        public int relaxations() {
            return base.relaxations();
        }

        @Override
        public Mask mask(int step) {
            Mask mask = base.mask(step);
            List<RuleWord> rules = new ArrayList<>(mask.removals());
            rules.add(new RuleWord("forbidden", forbidden));
            return new Mask(rules, mask.allowed().without(forbidden));
        }

        @Override
        public long allowed(int step, long slot) {
            return base.allowed(step, slot) & ~forbidden.bits();
        }

        @Override
        public double cost(
                int step, int rank, int region, long slot, double latencyMillis, double grams) {
            return base.cost(step, rank, region, slot, latencyMillis, grams);
        }
    }
}
