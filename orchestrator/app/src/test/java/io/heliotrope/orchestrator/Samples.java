package io.heliotrope.orchestrator;

import io.heliotrope.model.ClusterId;
import io.heliotrope.model.Decision;
import io.heliotrope.model.Digest;
import io.heliotrope.model.Job;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Objective;
import io.heliotrope.model.PayloadRef;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Residency;
import io.heliotrope.model.TenantId;
import io.heliotrope.model.Token;
import io.heliotrope.model.WorkerId;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Load;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.protocol.Task;
import io.heliotrope.protocol.WorldOffsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Jobs and what became of them, for unit tests.
public final class Samples {
    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    public static final RegionId NORTH = new RegionId("north");
    public static final RegionId EAST = new RegionId("east");
    public static final ClusterId HOME = new ClusterId("home");

    private Samples() {}

    public static Job interactive(String id) {
        return job(id, new Objective.Respond(Duration.ofMillis(500), NOW.plusSeconds(30), 16));
    }

    public static Job batch(String id) {
        return job(id, new Objective.Complete(NOW.plus(Duration.ofHours(6)), Duration.ofHours(1)));
    }

    private static Job job(String id, Objective objective) {
        return new Job(
                new JobId(id),
                EAST,
                new TenantId("tenant"),
                "tiny",
                Residency.ANYWHERE,
                objective,
                NOW,
                Digest.of(id),
                new PayloadRef(HOME, "jobs", 0, 0, 10));
    }

    public static Receipt receipt(Job job, Decision decision) {
        return new Receipt(
                job.digest(),
                Digest.of("policy"),
                WorldOffsets.START,
                NOW,
                Load.NONE,
                decision,
                0,
                List.of(),
                null,
                null,
                null);
    }

    /// The first dispatch of `job`, to worker `<target>-1`, under the token `<job>/1`.
    public static Dispatch dispatch(Job job, RegionId target) {
        return new Dispatch(
                job,
                1,
                new Token(job.id() + "/1"),
                target,
                new WorkerId(target + "-1"),
                NOW.plusSeconds(30),
                0,
                new Task(HOME, 0, 0),
                1,
                receipt(job, new Decision.Dispatch(target)));
    }
}
