package io.heliotrope.decide;

import io.heliotrope.model.Digest;
import io.heliotrope.model.Job;
import io.heliotrope.model.PolicySettings;
import io.heliotrope.protocol.Load;
import io.heliotrope.state.World;
import java.time.Duration;

/// The rules that hold without a policy text. In this order, each judged for every region:
///
/// - `residency`: the job's labels and the law of its origin allow the region;
/// - `sealed` (only for jobs that are sealed or must be): the job is sealed to a key of the region
///   that is not retired; one that must be sealed and is not may go nowhere;
/// - `model`: the catalogue knows the model;
/// - `fit`: the model fits the region's accelerator;
/// - `slots`: the catalogue gives the region slots of the job's lane;
/// - `slo` (interactive): round trip, predicted wait and service meet the SLO;
/// - `green` (interactive, [PolicySettings.Rule#LOWEST_LATENCY_WHEN_GREEN]): grams per kWh now, PUE
///   included, are known, of the basis that the job counts in, and at most the threshold;
/// - `deadline` (batch): a run begun now ends with the reserve before the deadline.
///
/// What gives way, in order: interactive: `green`, then `slo` as far as load alone breaks it (late
/// is better than never; an SLO out of reach even when idle refuses). Batch, once accepted:
/// `deadline`. Nothing else ever does. An accepted job is never refused for being late.
public final class BuiltInPolicy implements Policy {
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
    public Ruling rule(Job job, World world, Load load) {
        return new BuiltInRuling(settings, job, world, load);
    }
}
