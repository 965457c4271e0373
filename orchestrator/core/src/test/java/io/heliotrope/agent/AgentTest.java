package io.heliotrope.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.decide.BuiltInPolicy;
import io.heliotrope.decide.Decide;
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
import io.heliotrope.model.Token;
import io.heliotrope.model.WorkerId;
import io.heliotrope.protocol.BatchDecision;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Load;
import io.heliotrope.protocol.Result;
import io.heliotrope.protocol.Task;
import io.heliotrope.state.TestFleet;
import io.heliotrope.state.TestWorld;
import io.heliotrope.state.World;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AgentTest {
    private static final RegionId DE = new RegionId("de");
    private static final World WORLD = TestFleet.fleet().build();

    private static Dispatch dispatch(String target, String residency, Cover cover) {
        Job job =
                new Job(
                        new JobId("job"),
                        DE,
                        new TenantId("tenant"),
                        "small",
                        Residency.parse(residency),
                        new Objective.Complete(
                                TestWorld.NOW.plus(Duration.ofHours(4)), Duration.ofHours(1)),
                        TestWorld.NOW,
                        Digest.of("body"),
                        new PayloadRef(new ClusterId("home"), "jobs", 0, 0, 10),
                        cover);
        return new Dispatch(
                job,
                1,
                new Token("token"),
                new RegionId(target),
                new WorkerId(target + "-1"),
                TestWorld.NOW.plus(Duration.ofHours(4)),
                3,
                new Task(new ClusterId("control"), 0, 0),
                1,
                Decide.decide(job, WORLD, Load.NONE, new BuiltInPolicy(WORLD.policy())));
    }

    private static Cover sealedTo(String region) {
        return new Cover.Sealed(
                true,
                new TreeMap<>(Map.of(new RegionId(region), new KeyId("k1"))),
                PublicKey.of(new byte[PublicKey.LENGTH]));
    }

    private static Copy released(Dispatch dispatch) {
        return Agent.release(new BatchDecision.Release(dispatch), Set.of(DE), WORLD).orElseThrow();
    }

    @Test
    void what_is_allowed_is_copied_as_it_is() {
        Dispatch open = dispatch("se", "", Cover.OPEN);
        Dispatch sealed = dispatch("se", "", sealedTo("se"));

        assertThat(released(open)).isEqualTo(new Copy.ToDispatch(open));
        assertThat(released(sealed)).isEqualTo(new Copy.ToDispatch(sealed));
    }

    @Test
    void what_may_not_leave_is_declined_in_the_workers_name_and_partition() {
        Dispatch dispatch = dispatch("se", "DE", Cover.OPEN);

        assertThat(released(dispatch))
                .isInstanceOfSatisfying(
                        Copy.ToResults.class,
                        copy -> {
                            assertThat(copy.partition()).isEqualTo(3);
                            assertThat(copy.declined().token()).isEqualTo(dispatch.token());
                            assertThat(copy.declined().worker()).isEqualTo(dispatch.worker());
                            assertThat(copy.declined().kind()).isInstanceOf(Result.Declined.class);
                        });
    }

    @Test
    void a_job_does_not_leave_for_a_region_that_it_is_not_sealed_to() {
        assertThat(released(dispatch("se", "", sealedTo("de")))).isInstanceOf(Copy.ToResults.class);
    }

    @Test
    void a_region_that_the_catalogue_does_not_name_gets_nothing() {
        assertThat(released(dispatch("fr", "", Cover.OPEN))).isInstanceOf(Copy.ToResults.class);
    }

    @Test
    void decisions_about_others_are_left_to_others() {
        BatchDecision decision = new BatchDecision.Release(dispatch("se", "", Cover.OPEN));

        assertThat(Agent.release(decision, Set.of(new RegionId("us")), WORLD))
                .isEqualTo(Optional.empty());
    }
}
