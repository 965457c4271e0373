package io.heliotrope.router;

import static io.heliotrope.router.RouterBench.finished;
import static io.heliotrope.router.RouterBench.result;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Token;
import io.heliotrope.model.WorkerId;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Result;
import io.heliotrope.token.Claim;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RouterTokensTest {
    private final RouterBench bench = new RouterBench();

    private static Result with(Result result, Token token, WorkerId worker) {
        return new Result(
                result.job(), result.origin(), token, result.region(), worker, result.kind());
    }

    @Test
    void a_result_of_a_worker_that_was_not_asked_is_rejected() {
        Dispatch dispatch = bench.dispatched();
        Result own = result(dispatch, finished("run-1"));
        Result foreign = with(own, dispatch.token(), new WorkerId("another"));

        assertThat(bench.on(foreign)).containsExactly(new Change.Reject(Claim.FOREIGN, foreign));
        assertThat(bench.sent()).isEqualTo(dispatch);
        assertThat(bench.on(own).getFirst()).isInstanceOf(Change.Propose.class);
    }

    @Test
    void a_forged_token_is_rejected_whatever_the_job() {
        Dispatch dispatch = bench.dispatched();
        Result own = result(dispatch, finished("run-1"));
        Result forged = with(own, new Token(dispatch.token() + "x"), dispatch.worker());

        assertThat(bench.on(forged)).containsExactly(new Change.Reject(Claim.FORGED, forged));
        assertThat(new RouterBench().on(forged))
                .containsExactly(new Change.Reject(Claim.FORGED, forged));
        assertThat(bench.sent()).isEqualTo(dispatch);
    }
}
