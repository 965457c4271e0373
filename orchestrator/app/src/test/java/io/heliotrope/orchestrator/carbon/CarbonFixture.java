package io.heliotrope.orchestrator.carbon;

import io.heliotrope.model.Basis;
import io.heliotrope.model.Catalogue;
import io.heliotrope.model.ClusterId;
import io.heliotrope.model.Digest;
import io.heliotrope.model.ExecutionId;
import io.heliotrope.model.GramsPerKwh;
import io.heliotrope.model.Job;
import io.heliotrope.model.JobId;
import io.heliotrope.model.KilowattHours;
import io.heliotrope.model.Measured;
import io.heliotrope.model.Objective;
import io.heliotrope.model.PayloadRef;
import io.heliotrope.model.Quality;
import io.heliotrope.model.Reading;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Residency;
import io.heliotrope.model.TenantId;
import io.heliotrope.model.Token;
import io.heliotrope.orchestrator.carbon.DoneJob.AtOnce;
import io.heliotrope.orchestrator.config.ConfigLoad;
import io.heliotrope.protocol.ControlRecord.Intensity;
import io.heliotrope.protocol.ControlRecord.Signal;
import io.heliotrope.protocol.ControlRecord.YearlyAverage;
import io.heliotrope.protocol.Restated;
import io.heliotrope.protocol.Status.Done;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Done jobs of eu-central on the shipped catalogue, and signals. There eu-north has H100 and a PUE
/// of 1.1, eu-central A100 and 1.3, eu-east L4 and 1.35.
public final class CarbonFixture {
    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    public static final RegionId NORTH = new RegionId("eu-north");
    public static final RegionId CENTRAL = new RegionId("eu-central");
    public static final RegionId EAST = new RegionId("eu-east");

    private final List<DoneJob> jobs = new ArrayList<>();
    private final List<Signal> signals = new ArrayList<>();
    private final List<Restated> restatements = new ArrayList<>();

    public static Catalogue catalogue() {
        return switch (ConfigLoad.shipped(Map.of())) {
            case ConfigLoad.Loaded loaded -> loaded.config().catalogue();
            case ConfigLoad.Refused refused -> throw new AssertionError(refused);
        };
    }

    /// A batch job that ran so long and was submitted at `from` too.
    public CarbonFixture batch(
            String tenant, RegionId region, Instant from, Duration length, double kilowattHours) {
        Objective objective = new Objective.Complete(from.plus(Duration.ofDays(2)), length);
        return job(tenant, region, objective, from, length, kilowattHours, 0);
    }

    /// An interactive job that took a second and gave `tokens`.
    public CarbonFixture chat(
            String tenant, RegionId region, Instant from, double kilowattHours, int tokens) {
        Objective objective =
                new Objective.Respond(Duration.ofSeconds(2), from.plusSeconds(30), 16);
        Duration length = Duration.ofSeconds(1);
        return job(tenant, region, objective, from, length, kilowattHours, tokens);
    }

    private CarbonFixture job(
            String tenant,
            RegionId region,
            Objective objective,
            Instant from,
            Duration length,
            double kilowattHours,
            int tokens) {
        JobId id = new JobId("job-" + jobs.size());
        Job job =
                new Job(
                        id,
                        CENTRAL,
                        new TenantId(tenant),
                        "tiny-llama",
                        Residency.ANYWHERE,
                        objective,
                        from,
                        Digest.of(id.value()),
                        new PayloadRef(new ClusterId("europe"), "jobs", 0, 0, 1_000_000));
        Measured measured =
                new Measured(
                        Duration.ZERO,
                        Duration.ZERO,
                        Duration.ofSeconds(1),
                        from,
                        from.plus(length),
                        10,
                        tokens,
                        new KilowattHours(kilowattHours),
                        "meter:nvml");
        Done done =
                new Done(
                        new Token(id + "/1"),
                        new ExecutionId("boot-1"),
                        region,
                        Digest.of("output"),
                        measured);
        jobs.add(new DoneJob(job, done, new AtOnce(CENTRAL, from), 0));
        return this;
    }

    /// The last job, with a counterfactual that its admission put elsewhere, and further attempts.
    public CarbonFixture admitted(RegionId region, Instant start, int uncounted) {
        DoneJob last = jobs.removeLast();
        jobs.add(new DoneJob(last.job(), last.done(), new AtOnce(region, start), uncounted));
        return this;
    }

    public CarbonFixture average(RegionId region, Basis basis, double grams) {
        signals.add(new YearlyAverage(reading(region, basis, grams, NOON, Quality.STATIC)));
        return this;
    }

    public CarbonFixture reading(
            RegionId region, Basis basis, double grams, Instant from, Duration length) {
        Reading reading = reading(region, basis, grams, from, Quality.MEASURED);
        signals.add(new Intensity(reading, from, from.plus(length)));
        return this;
    }

    /// A reading that is made known so long after its time ended.
    public CarbonFixture reading(
            RegionId region,
            Basis basis,
            double grams,
            Instant from,
            Duration length,
            Duration late) {
        Instant to = from.plus(length);
        signals.add(
                new Intensity(
                        reading(region, basis, grams, to.plus(late), Quality.MEASURED), from, to));
        return this;
    }

    /// Takes restatements into the ledger.
    public CarbonFixture restated(List<Restated> more) {
        restatements.addAll(more);
        return this;
    }

    private static Reading reading(
            RegionId region, Basis basis, double grams, Instant issuedAt, Quality quality) {
        return new Reading(
                catalogue().find(region).orElseThrow().zone(),
                new GramsPerKwh(grams),
                basis,
                "test",
                issuedAt,
                quality);
    }

    public CarbonLedger ledger() {
        return new CarbonLedger(catalogue(), jobs, signals, restatements, 0, 0, 0);
    }
}
