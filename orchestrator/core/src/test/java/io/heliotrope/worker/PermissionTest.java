package io.heliotrope.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.ClusterId;
import io.heliotrope.model.Cover;
import io.heliotrope.model.Digest;
import io.heliotrope.model.Job;
import io.heliotrope.model.JobId;
import io.heliotrope.model.KeyId;
import io.heliotrope.model.Objective;
import io.heliotrope.model.PayloadRef;
import io.heliotrope.model.PublicKey;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Residency;
import io.heliotrope.model.TenantId;
import io.heliotrope.state.TestFleet;
import io.heliotrope.state.TestWorld;
import io.heliotrope.state.World;
import io.heliotrope.worker.Objection.Reason;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PermissionTest {
    private static final RegionId DE = new RegionId("de");
    private static final RegionId SE = new RegionId("se");
    private static final World WORLD = TestFleet.fleet().build();

    static Job job(String residency, Cover cover) {
        return new Job(
                new JobId("job"),
                DE,
                new TenantId("tenant"),
                "small",
                Residency.parse(residency),
                new Objective.Respond(
                        Duration.ofSeconds(1), TestWorld.REAL_NOW.plusSeconds(60), 100),
                TestWorld.NOW,
                Digest.of("body"),
                new PayloadRef(new ClusterId("home"), "jobs", 0, 0, 10),
                cover);
    }

    static Cover sealedTo(RegionId region) {
        return new Cover.Sealed(
                true,
                new TreeMap<>(Map.of(region, new KeyId("k1"))),
                PublicKey.of(new byte[PublicKey.LENGTH]));
    }

    private static Optional<Reason> objection(RegionId region, Job job) {
        return new Permission(region, any -> true, () -> Optional.of(WORLD))
                .objection(job)
                .map(Objection::reason);
    }

    @Test
    void nothing_runs_before_the_law_is_known() {
        Permission permission = new Permission(SE, any -> true, Optional::empty);

        assertThat(permission.objection(job("", Cover.OPEN)).map(Objection::reason))
                .contains(Reason.WORLD_UNKNOWN);
    }

    @Test
    void a_region_that_the_catalogue_does_not_name_runs_nothing() {
        assertThat(objection(new RegionId("fr"), job("", Cover.OPEN))).contains(Reason.FORBIDDEN);
    }

    @Test
    void residency_is_looked_at_anew() {
        assertThat(objection(SE, job("DE", Cover.OPEN))).contains(Reason.FORBIDDEN);
        assertThat(objection(SE, job("", Cover.OPEN))).isEmpty();
    }

    @Test
    void a_job_sealed_to_another_region_is_not_run() {
        assertThat(objection(SE, job("", sealedTo(DE)))).contains(Reason.FORBIDDEN);
        assertThat(objection(DE, job("", sealedTo(DE)))).isEmpty();
    }

    @Test
    void a_model_that_is_not_served_is_not_run() {
        Permission permission = new Permission(SE, any -> false, () -> Optional.of(WORLD));

        assertThat(permission.objection(job("", Cover.OPEN)).map(Objection::reason))
                .contains(Reason.MODEL_NOT_SERVED);
    }
}
