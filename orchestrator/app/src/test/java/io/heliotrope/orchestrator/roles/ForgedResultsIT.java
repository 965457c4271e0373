package io.heliotrope.orchestrator.roles;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.model.Token;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Status;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Results with tokens that are not their worker's end nothing, and are counted.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
abstract class ForgedResultsIT {
    private final Scene scene;

    ForgedResultsIT(Scene scene) {
        this.scene = scene;
    }

    private Dispatch dispatched(Lane lane, String name) throws Exception {
        JobId job = new JobId(name + "-" + lane);
        scene.submit(lane, job, Map.of());
        return scene.dispatch(job);
    }

    private static Dispatch with(Dispatch dispatch, String token) {
        return new Dispatch(
                dispatch.job(),
                dispatch.attempt(),
                new Token(token),
                dispatch.target(),
                dispatch.worker(),
                dispatch.notAfter(),
                dispatch.resultPartition(),
                dispatch.task(),
                dispatch.policyOffset(),
                dispatch.receipt());
    }

    private void endsByItsOwnWorker(Dispatch dispatch) throws Exception {
        assertThat(scene.statuses().ends(dispatch.job().id())).isEmpty();
        scene.finish(dispatch);
        assertThat(scene.end(dispatch.job().id()))
                .isInstanceOfSatisfying(
                        Status.Done.class,
                        done -> {
                            assertThat(done.region()).isEqualTo(dispatch.target());
                            assertThat(done.token()).isEqualTo(dispatch.token());
                        });
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void a_worker_cannot_end_a_job_that_was_given_to_another(Lane lane) throws Exception {
        double before = scene.fleet().rejected(lane, "foreign");
        Dispatch dispatch = dispatched(lane, "coveted");

        try (HandWorker other = new HandWorker(scene.fleet(), SmallFleet.EAST)) {
            other.finish(dispatch, "not asked for");
        }
        scene.awaitRejected(lane, "foreign", before + 1);

        endsByItsOwnWorker(dispatch);
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void a_token_of_one_job_does_not_end_another(Lane lane) throws Exception {
        double before = scene.fleet().rejected(lane, "foreign");
        Dispatch one = dispatched(lane, "one");
        Dispatch other = dispatched(lane, "other");

        scene.finish(with(one, other.token().value()));
        scene.awaitRejected(lane, "foreign", before + 1);

        endsByItsOwnWorker(one);
        endsByItsOwnWorker(other);
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void a_token_that_nobody_made_ends_nothing(Lane lane) throws Exception {
        double forged = scene.fleet().rejected(lane, "forged");
        double unknown = scene.fleet().rejected(lane, "key_unknown");
        Dispatch dispatch = dispatched(lane, "guessed");
        String token = dispatch.token().value();
        String key = token.split("[.]", -1)[2];

        scene.finish(with(dispatch, token.substring(0, token.length() - 4) + "AAAA"));
        scene.finish(with(dispatch, "guessed"));
        scene.finish(with(dispatch, token.replace(key, "00000000")));
        scene.awaitRejected(lane, "forged", forged + 2);
        scene.awaitRejected(lane, "key_unknown", unknown + 1);

        endsByItsOwnWorker(dispatch);
    }
}
