package io.heliotrope.workers;

import io.heliotrope.log.LogPartition;
import io.heliotrope.model.Accelerator;
import io.heliotrope.model.Catalogue;
import io.heliotrope.model.ClusterId;
import io.heliotrope.model.Decision;
import io.heliotrope.model.Digest;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.Job;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Jurisdiction;
import io.heliotrope.model.Jurisdictions;
import io.heliotrope.model.KilowattHours;
import io.heliotrope.model.Lane;
import io.heliotrope.model.Location;
import io.heliotrope.model.ModelSpec;
import io.heliotrope.model.Objective;
import io.heliotrope.model.PayloadRef;
import io.heliotrope.model.PolicySettings;
import io.heliotrope.model.Region;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Residency;
import io.heliotrope.model.TenantId;
import io.heliotrope.model.Token;
import io.heliotrope.model.WorkerId;
import io.heliotrope.protocol.ControlRecord.CatalogueSet;
import io.heliotrope.protocol.ControlRecord.Health;
import io.heliotrope.protocol.ControlRecord.Heartbeat;
import io.heliotrope.protocol.ControlRecord.PolicySet;
import io.heliotrope.protocol.ControlRecord.Tick;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.LaneLoad;
import io.heliotrope.protocol.Load;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.protocol.Task;
import io.heliotrope.protocol.WorldOffsets;
import io.heliotrope.state.World;
import io.heliotrope.state.WorldFold;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// A small world and jobs in it: a worker `w1` in Sweden, jobs from Sweden by default.
final class Samples {
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final WorkerId WORKER = new WorkerId("w1");
    static final RegionId SWEDEN = new RegionId("se-north");
    static final RegionId VIRGINIA = new RegionId("us-east");
    static final ClusterId EUROPE = new ClusterId("europe");
    static final String MODEL = "tiny-llm";
    static final LogPartition INTERACTIVE_LOG = new LogPartition(EUROPE, Lane.INTERACTIVE, 0);
    static final LogPartition BATCH_LOG = new LogPartition(EUROPE, Lane.BATCH, 0);
    static final Duration GPU_TIME = Duration.ofHours(2);
    static final EnergyMeter METER =
            run -> new EnergyMeter.Metered(new KilowattHours(0.5), "a-test", 1);

    /// The policy topic's offset that [#world()] has seen.
    static final long POLICY_OFFSET = 7;

    private Samples() {}

    static WorldFold fold() {
        Map<Catalogue.Route, Double> rtt =
                Map.of(
                        new Catalogue.Route(SWEDEN, VIRGINIA), 110.0,
                        new Catalogue.Route(VIRGINIA, SWEDEN), 110.0);
        Jurisdiction eu = new Jurisdiction("EU");
        Catalogue catalogue =
                new Catalogue(
                        List.of(region(SWEDEN, "SE"), region(VIRGINIA, "US")),
                        new Jurisdictions(
                                Map.of(
                                        new Jurisdiction("SE"),
                                        eu,
                                        eu,
                                        new Jurisdiction("EEA"),
                                        new Jurisdiction("US-VA"),
                                        new Jurisdiction("US"))),
                        List.of(new ModelSpec(MODEL, 2, 3, 0.5, 10)),
                        rtt);
        WorldFold fold = new WorldFold();
        fold.apply(new CatalogueSet(catalogue), 0, NOON);
        fold.apply(
                new PolicySet(
                        new PolicySettings(
                                PolicySettings.Rule.LOWEST_GRAMS_WITHIN_SLO,
                                100,
                                3,
                                Duration.ZERO)),
                POLICY_OFFSET - 1,
                NOON);
        fold.apply(new Tick(0, NOON), 0, NOON);
        return fold;
    }

    static World world() {
        return fold().world().orElseThrow();
    }

    private static Region region(RegionId id, String law) {
        return new Region(
                id,
                new GridZone(law),
                new Jurisdiction(law),
                EUROPE,
                new Location(60, 15),
                new Accelerator("l4", 24, 16, 72, Duration.ofMinutes(3)),
                2,
                2,
                1.2);
    }

    /// Another worker of Sweden, with one slot a lane.
    static Heartbeat heartbeatOf(String worker) {
        LaneLoad one = new LaneLoad(1, 0, 0, Double.NaN);
        return new Heartbeat(
                new WorkerId(worker),
                SWEDEN,
                "boot",
                1,
                Health.READY,
                one,
                one,
                new TreeSet<>(List.of(MODEL)),
                List.of());
    }

    static Job respond(String id) {
        Instant expiry = NOON.plus(Duration.ofDays(36_500));
        return job(
                id, Residency.ANYWHERE, new Objective.Respond(Duration.ofSeconds(1), expiry, 16));
    }

    static Job complete(String id) {
        return job(
                id,
                Residency.ANYWHERE,
                new Objective.Complete(NOON.plus(Duration.ofHours(12)), GPU_TIME));
    }

    static Job job(String id, Residency residency, Objective objective) {
        return new Job(
                new JobId(id),
                SWEDEN,
                new TenantId("t"),
                MODEL,
                residency,
                objective,
                NOON,
                Digest.of(id),
                new PayloadRef(EUROPE, "heliotrope.se-north.jobs.batch", 0, 5, id.length()));
    }

    static Dispatch dispatch(Job job) {
        return dispatch(job, "token-" + job.id(), WORKER, 1);
    }

    static Dispatch dispatch(Job job, String token, WorkerId worker, long epoch) {
        return dispatch(job, token, worker, new Task(EUROPE, 0, epoch));
    }

    static Dispatch dispatch(Job job, String token, WorkerId worker, Task task) {
        return new Dispatch(
                job,
                1,
                new Token(token),
                SWEDEN,
                worker,
                notAfter(job),
                3,
                task,
                POLICY_OFFSET,
                new Receipt(
                        job.digest(),
                        Digest.of("policy"),
                        WorldOffsets.START,
                        NOON,
                        Load.NONE,
                        new Decision.Dispatch(SWEDEN),
                        0,
                        List.of(),
                        null,
                        null,
                        null));
    }

    private static Instant notAfter(Job job) {
        return switch (job.objective()) {
            case Objective.Respond respond -> respond.expiresAt();
            case Objective.Complete complete -> NOON.plus(Duration.ofHours(10));
        };
    }

    /// A live record of the dispatch at `offset` of its lane's log, with the job's id as its
    /// payload.
    static Delivery delivery(Dispatch dispatch, long offset) {
        LogPartition log = dispatch.job().lane() == Lane.INTERACTIVE ? INTERACTIVE_LOG : BATCH_LOG;
        byte[] body = dispatch.job().id().value().getBytes(StandardCharsets.UTF_8);
        return new Delivery(log, offset, NOON, false, dispatch, new Payload(body));
    }
}
