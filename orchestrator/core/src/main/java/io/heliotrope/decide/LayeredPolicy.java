package io.heliotrope.decide;

import io.heliotrope.model.Digest;
import io.heliotrope.model.Job;
import io.heliotrope.model.TenantId;
import io.heliotrope.protocol.Account;
import io.heliotrope.protocol.Load;
import io.heliotrope.state.World;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.stream.Stream;

/// Everybody's policy, and those of tenants with modules of their own: a job is judged by its
/// tenant's. Its digest covers all of them.
record LayeredPolicy(Policy everybodys, SortedMap<TenantId, Policy> tenants, Digest digest)
        implements Policy {
    LayeredPolicy(Policy everybodys, SortedMap<TenantId, Policy> tenants) {
        this(everybodys, tenants, digest(everybodys, tenants));
    }

    private static Digest digest(Policy everybodys, SortedMap<TenantId, Policy> tenants) {
        StringJoiner all =
                new StringJoiner(" ").add("layers/1").add(everybodys.digest().toString());
        tenants.forEach((tenant, policy) -> all.add(tenant + "=" + policy.digest()));
        return Digest.of(all.toString());
    }

    private Policy of(Job job) {
        return tenants.getOrDefault(job.tenant(), everybodys);
    }

    @Override
    public Duration reserve() {
        return everybodys.reserve();
    }

    @Override
    public Ruling rule(Job job, World world, Load load) {
        return of(job).rule(job, world, load);
    }

    @Override
    public List<Account> accounts(Job job, World world, boolean isAccepted) {
        return of(job).accounts(job, world, isAccepted);
    }

    /// Of everybody's policies, which each layer has too, or of one layer alone.
    @Override
    public long limit(Account account) {
        return Stream.concat(Stream.of(everybodys), tenants.values().stream())
                .mapToLong(policy -> policy.limit(account))
                .filter(limit -> limit > 0)
                .findFirst()
                .orElse(0);
    }

    @Override
    public double urgency(Job job, World world, boolean isAccepted) {
        return of(job).urgency(job, world, isAccepted);
    }

    @Override
    public Optional<String> breach(Job job, World world, Load load, int region) {
        return of(job).breach(job, world, load, region);
    }

    @Override
    public Optional<Alert> alert(Job job, World world, Load load, int step) {
        return of(job).alert(job, world, load, step);
    }

    @Override
    public String reason(Job job, World world, Load load, String rule) {
        return of(job).reason(job, world, load, rule);
    }

    @Override
    public List<String> explain(Job job, World world, Load load, int step) {
        return of(job).explain(job, world, load, step);
    }
}
