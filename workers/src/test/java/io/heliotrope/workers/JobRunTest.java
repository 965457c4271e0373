package io.heliotrope.workers;

import static io.heliotrope.workers.Samples.MODEL;
import static io.heliotrope.workers.Samples.NOON;
import static io.heliotrope.workers.Samples.complete;
import static io.heliotrope.workers.Samples.respond;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.ExecutionId;
import io.heliotrope.protocol.ControlRecord.Health;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Result;
import io.heliotrope.workers.ResultOutlet.Sent;
import io.heliotrope.workers.engine.FailureReason;
import io.heliotrope.workers.engine.InferenceResult;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Timeout(30)
class JobRunTest {
    private static StationFixture with(ScriptedEngine.Script script) {
        return with(script, BatchTime.MODELLED);
    }

    private static StationFixture with(ScriptedEngine.Script script, BatchTime batchTime) {
        ScriptedEngine engine = ScriptedEngine.open(MODEL, script);
        Engines engines = new Engines(List.of(engine), List.of(engine));
        return new StationFixture(engines, StationFixture.hasty(), batchTime);
    }

    private static InferenceResult failing(FailureReason reason) {
        return new InferenceResult.Failed(reason, "so it is");
    }

    private static void byReference(StationFixture fixture) {
        Dispatch dispatch = Samples.dispatch(complete("job"));
        fixture.desk.accept(
                new Delivery(Samples.BATCH_LOG, 0, NOON, false, dispatch, Payload.NONE));
    }

    @Test
    void a_payload_is_fetched_where_the_dispatch_refers_to_it() throws Exception {
        StationFixture fixture = with(ScriptedEngine::echo, BatchTime.MEASURED);
        byte[] body = "from its home".getBytes(StandardCharsets.UTF_8);
        fixture.payloads.put(5L, new PayloadSource.Found(new Payload(body)));

        byReference(fixture);

        assertThat(fixture.results.next().text()).isEqualTo("from its home");
    }

    @Test
    void a_payload_that_is_gone_fails_the_run_for_good() throws Exception {
        StationFixture fixture = with(ScriptedEngine::echo);

        byReference(fixture);

        assertThat(fixture.results.next(Result.Failed.class))
                .isEqualTo(
                        new Result.Failed(
                                new ExecutionId("boot1-1"),
                                "PAYLOAD_MISSING: nothing there",
                                false));
    }

    @Test
    void a_payload_out_of_reach_may_be_tried_again() throws Exception {
        StationFixture fixture = with(ScriptedEngine::echo);
        fixture.payloads.put(5L, new PayloadSource.Missing("not in time", true));

        byReference(fixture);

        assertThat(fixture.results.next(Result.Failed.class).retryable()).isTrue();
    }

    @Test
    void measured_batch_work_ends_with_its_inference() throws Exception {
        StationFixture fixture = with(ScriptedEngine::echo, BatchTime.MEASURED);

        fixture.accept(complete("a"));

        assertThat(fixture.results.next(Result.Finished.class).measured().ranTo()).isEqualTo(NOON);
    }

    @Test
    void an_answer_streams_in_chunks_and_ends_with_all_of_it() throws Exception {
        StationFixture fixture =
                with((request, listener) -> {
                    List<String> tokens = List.of("a", "b", "c", "d", "e");
                    for (int i = 0; i < tokens.size(); i++) {
                        listener.onToken(i, tokens.get(i));
                    }
                    return ScriptedEngine.completed("abcde");
                });

        fixture.accept(respond("job"));

        ExecutionId execution = new ExecutionId("boot1-1");
        RecordedResults.Entry first = fixture.results.next();
        assertThat(first.text()).isEqualTo("ab");
        assertThat(first.result().kind()).isEqualTo(new Result.Chunk(execution, 0));
        RecordedResults.Entry second = fixture.results.next();
        assertThat(second.text()).isEqualTo("cd");
        assertThat(second.result().kind()).isEqualTo(new Result.Chunk(execution, 1));
        assertThat(fixture.results.next().text()).isEqualTo("abcde");
    }

    @Test
    void a_request_that_no_engine_can_run_fails_for_good() throws Exception {
        StationFixture fixture = with((r, l) -> failing(FailureReason.INPUT_TOO_LONG));

        fixture.accept(respond("job"));

        Result.Failed failed = fixture.results.next(Result.Failed.class);
        assertThat(failed.reason()).isEqualTo("INPUT_TOO_LONG: so it is");
        assertThat(failed.retryable()).isFalse();
        assertThat(fixture.station.heartbeat(0).health()).isEqualTo(Health.READY);
    }

    @Test
    void an_engine_that_fails_in_a_row_makes_the_worker_rest_for_a_while() throws Exception {
        StationFixture fixture = with((r, l) -> failing(FailureReason.ENGINE_ERROR));

        fixture.accept(respond("a"));
        assertThat(fixture.results.next(Result.Failed.class).retryable()).isTrue();
        assertThat(fixture.station.heartbeat(0).health()).isEqualTo(Health.READY);
        fixture.accept(respond("b"));
        assertThat(fixture.results.next(Result.Failed.class).retryable()).isTrue();

        assertThat(fixture.station.heartbeat(0).health()).isEqualTo(Health.UNHEALTHY);
        fixture.wall.advance(StationFixture.hasty().rest());
        assertThat(fixture.station.heartbeat(0).health()).isEqualTo(Health.READY);
    }

    @Test
    void an_engine_that_throws_is_named_by_its_exception_and_not_by_its_message() throws Exception {
        StationFixture fixture =
                with((r, l) -> {
                    throw new IllegalStateException("with the payload in it");
                });

        fixture.accept(respond("job"));

        assertThat(fixture.results.next(Result.Failed.class).reason())
                .isEqualTo("ENGINE_CRASHED: java.lang.IllegalStateException");
    }

    @Test
    void an_error_in_native_code_fails_the_run_and_frees_the_slot() throws Exception {
        StationFixture fixture =
                with((r, l) -> {
                    throw new UnsatisfiedLinkError("no such library");
                });

        fixture.accept(respond("a"));
        assertThat(fixture.results.next(Result.Failed.class).reason())
                .isEqualTo("ENGINE_CRASHED: java.lang.UnsatisfiedLinkError");
        fixture.accept(respond("b"));

        assertThat(fixture.results.next(Result.Failed.class)).isNotNull();
    }

    @Test
    void an_output_longer_than_a_record_may_be_fails_for_good() throws Exception {
        StationFixture fixture = with((r, l) -> ScriptedEngine.completed("x".repeat(41)));

        fixture.accept(respond("job"));

        Result.Failed failed = fixture.results.next(Result.Failed.class);
        assertThat(failed.reason()).isEqualTo("OUTPUT_TOO_LONG: 41 bytes, at most 40");
        assertThat(failed.retryable()).isFalse();
    }

    @Test
    void a_result_that_is_lost_is_sent_again_under_the_same_execution() throws Exception {
        StationFixture fixture = with(ScriptedEngine::echo);
        fixture.results.willAnswer(Sent.LOST, Sent.LOST);

        fixture.accept(respond("job"));

        Result first = fixture.results.next().result();
        assertThat(fixture.results.next().result()).isEqualTo(first);
        assertThat(fixture.results.next().result()).isEqualTo(first);
        fixture.station.close();
        assertThat(fixture.tally.of("resent.interactive")).isEqualTo(2);
        assertThat(fixture.tally.of("unanswered.interactive")).isZero();
    }

    @Test
    void a_result_is_given_up_when_its_time_is_over() throws Exception {
        ScriptedEngine engine = ScriptedEngine.open(MODEL, ScriptedEngine::echo);
        SettableTime wall = new SettableTime(NOON);
        WorkerConfig config = StationFixture.config(StationFixture.hasty(), BatchTime.MODELLED);
        WorkerTally tally = new WorkerTally();
        ResultOutlet lossy =
                (dispatch, result, body) -> {
                    wall.advance(Duration.ofSeconds(30));
                    return CompletableFuture.completedFuture(Sent.LOST);
                };
        Answers answers = new Answers(config, lossy, wall.real(), tally);

        answers.settle(
                Samples.dispatch(respond("a")),
                new Result.Failed(new ExecutionId("e"), engine.name(), true),
                Output.NONE);

        assertThat(tally.of("resent.interactive")).isEqualTo(1);
        assertThat(tally.of("unanswered.interactive")).isEqualTo(1);
    }

    @Test
    void a_result_that_the_topic_refuses_becomes_a_failure_of_the_same_execution()
            throws Exception {
        StationFixture fixture = with(ScriptedEngine::echo);
        fixture.results.willAnswer(Sent.REFUSED);

        fixture.accept(respond("job"));

        assertThat(fixture.results.next(Result.Finished.class).execution())
                .isEqualTo(new ExecutionId("boot1-1"));
        Result.Failed failed = fixture.results.next(Result.Failed.class);
        assertThat(failed.execution()).isEqualTo(new ExecutionId("boot1-1"));
        assertThat(failed.retryable()).isFalse();
    }

    @Test
    void a_stop_fails_what_still_runs_so_that_it_is_tried_elsewhere() throws Exception {
        StationFixture fixture = with(ScriptedEngine::echo);
        fixture.accept(complete("a"));

        fixture.station.close();

        assertThat(fixture.results.next(Result.Failed.class))
                .isEqualTo(new Result.Failed(new ExecutionId("boot1-1"), "WORKER_STOPPED", true));
        assertThat(fixture.station.heartbeat(0).tokens()).isEmpty();
    }
}
