package io.heliotrope.orchestrator.shell;

import io.heliotrope.decide.Policy;
import io.heliotrope.decide.Ruling;
import io.heliotrope.model.Digest;
import io.heliotrope.model.Job;
import io.heliotrope.protocol.Load;
import io.heliotrope.state.World;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A policy that decides as it would alone, and lets a watch know what it is asked, for the
/// candidate to be asked too.
record ShadowedPolicy(Policy policy, Policy candidate, ShadowWatch watch) implements Policy {
    @Override
    public Digest digest() {
        return policy.digest();
    }

    @Override
    public Duration reserve() {
        return policy.reserve();
    }

    @Override
    public Ruling rule(Job job, World world, Load load) {
        watch.asked(new ShadowWatch.Asked(job, world, load, policy, candidate));
        return policy.rule(job, world, load);
    }

    @Override
    public Optional<String> breach(Job job, World world, Load load, int region) {
        return policy.breach(job, world, load, region);
    }

    @Override
    public String reason(Job job, World world, Load load, String rule) {
        return policy.reason(job, world, load, rule);
    }

    @Override
    public List<String> explain(Job job, World world, Load load, int step) {
        return policy.explain(job, world, load, step);
    }
}
