package io.heliotrope.orchestrator.ledger;

import io.heliotrope.model.Catalogue;
import io.heliotrope.model.ClusterId;
import io.heliotrope.model.Decision;
import io.heliotrope.model.Digest;
import io.heliotrope.model.ExecutionId;
import io.heliotrope.model.Job;
import io.heliotrope.model.JobId;
import io.heliotrope.model.KilowattHours;
import io.heliotrope.model.Measured;
import io.heliotrope.model.Objective;
import io.heliotrope.model.PayloadRef;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Residency;
import io.heliotrope.model.TenantId;
import io.heliotrope.model.Token;
import io.heliotrope.model.WorkerId;
import io.heliotrope.orchestrator.config.ConfigLoad;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Load;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.protocol.Status;
import io.heliotrope.protocol.Task;
import io.heliotrope.protocol.WorldOffsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Jobs, dispatches and ends on the shipped catalogue.
final class LedgerFixture {
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final RegionId NORTH = new RegionId("eu-north");
    static final RegionId CENTRAL = new RegionId("eu-central");
    static final RegionId WEST = new RegionId("us-west");

    private LedgerFixture() {}

    static Catalogue catalogue() {
        return switch (ConfigLoad.shipped(Map.of())) {
            case ConfigLoad.Loaded loaded -> loaded.config().catalogue();
            case ConfigLoad.Refused refused -> throw new AssertionError(refused);
        };
    }

    static Job interactive(String id, String residency) {
        return job(
                id,
                residency,
                new Objective.Respond(Duration.ofMillis(500), NOON.plusSeconds(30), 16));
    }

    static Job batch(String id, String residency) {
        return job(
                id,
                residency,
                new Objective.Complete(NOON.plus(Duration.ofHours(6)), Duration.ofHours(1)));
    }

    private static Job job(String id, String residency, Objective objective) {
        return new Job(
                new JobId(id),
                CENTRAL,
                new TenantId("tenant"),
                "tiny-llama",
                Residency.parse(residency),
                objective,
                NOON,
                Digest.of(id),
                new PayloadRef(new ClusterId("europe"), "jobs", 0, 0, 10));
    }

    static Dispatch dispatch(Job job, RegionId target, int attempt) {
        return new Dispatch(
                job,
                attempt,
                token(job.id().value(), attempt),
                target,
                new WorkerId(target.value() + "-1"),
                NOON.plusSeconds(30),
                0,
                task(0),
                1,
                receipt(job, new Decision.Dispatch(target)));
    }

    static Receipt receipt(Job job, Decision decision) {
        return new Receipt(
                job.digest(),
                Digest.of("policy"),
                WorldOffsets.START,
                NOON,
                Load.NONE,
                decision,
                0,
                List.of(),
                null,
                null,
                null);
    }

    static Token token(String id, int attempt) {
        return new Token(id + "/" + attempt);
    }

    static Task task(long epoch) {
        return new Task(new ClusterId("europe"), 0, epoch);
    }

    static Status status(Job job, Status.State state) {
        return status(job, state, 0);
    }

    static Status status(Job job, Status.State state, long epoch) {
        return new Status(job.id(), job.origin(), job.lane(), task(epoch), state, null);
    }

    static Status.Done done(Job job, RegionId region) {
        return done(job, region, 1, NOON.plus(Duration.ofHours(1)));
    }

    static Status.Done done(Job job, RegionId region, int attempt, Instant until) {
        return new Status.Done(
                token(job.id().value(), attempt),
                new ExecutionId("boot-" + attempt),
                region,
                Digest.of("output " + job.id()),
                new Measured(
                        Duration.ZERO,
                        Duration.ofMillis(5),
                        Duration.ofMillis(20),
                        NOON,
                        until,
                        10,
                        16,
                        new KilowattHours(0.001),
                        "model"));
    }
}
