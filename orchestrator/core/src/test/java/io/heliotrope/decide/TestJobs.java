package io.heliotrope.decide;

import io.heliotrope.model.ClusterId;
import io.heliotrope.model.Digest;
import io.heliotrope.model.Job;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Objective;
import io.heliotrope.model.PayloadRef;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Residency;
import io.heliotrope.model.TenantId;
import io.heliotrope.protocol.Load;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.protocol.Receipt.Removal;
import io.heliotrope.state.TestWorld;
import io.heliotrope.state.World;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;

/// Jobs, loads and decisions for tests.
final class TestJobs {
    static final Instant NOW = TestWorld.NOW;
    static final Instant EXPIRY = TestWorld.REAL_NOW.plusSeconds(60);

    private TestJobs() {}

    static Job job(String origin, String model, String residency, Objective objective) {
        return new Job(
                new JobId("job"),
                new RegionId(origin),
                new TenantId("tenant"),
                model,
                Residency.parse(residency),
                objective,
                NOW,
                Digest.of("job"),
                new PayloadRef(new ClusterId("home"), "jobs", 0, 0, 10));
    }

    /// 100 tokens of the small model, 200 ms of service before anything is measured.
    static Job interactive(String origin, String residency, long sloMillis) {
        return job(
                origin,
                "small",
                residency,
                new Objective.Respond(Duration.ofMillis(sloMillis), EXPIRY, 100));
    }

    static Job batch(String origin, String residency, Duration until, Duration gpuTime) {
        return job(origin, "small", residency, new Objective.Complete(NOW.plus(until), gpuTime));
    }

    static Receipt decide(Job job, World world) {
        return decide(job, world, Load.NONE);
    }

    static Receipt decide(Job job, World world, Load load) {
        return Decide.decide(job, world, load, new BuiltInPolicy(world.policy()));
    }

    static Load accepted() {
        return new Load(new int[0], 0, new long[0][], true);
    }

    /// The slots of each region, counted from `firstSlot`, that are taken.
    static Load blocked(long firstSlot, boolean isAccepted, BitSet... taken) {
        long[][] words = new long[taken.length][];
        for (int i = 0; i < taken.length; i++) {
            words[i] = taken[i].toLongArray();
        }
        return new Load(new int[0], firstSlot, words, isAccepted);
    }

    static List<String> removed(Receipt receipt, String rule) {
        return receipt.removals().stream()
                .filter(r -> r.rule().equals(rule))
                .map(Removal::regions)
                .flatMap(List::stream)
                .map(RegionId::value)
                .toList();
    }

    /// Brown, green and middling: de, se, us.
    static TestWorld threeRegions() {
        return new TestWorld()
                .region("de", "DE")
                .region("se", "SE")
                .region("us", "US")
                .grams("de", 400)
                .grams("se", 20)
                .grams("us", 300)
                .rtt("de", "se", 30)
                .rtt("de", "us", 90)
                .rtt("se", "us", 110);
    }
}
