package io.heliotrope.workers;

import static io.heliotrope.workers.Samples.BATCH_LOG;
import static io.heliotrope.workers.Samples.INTERACTIVE_LOG;
import static io.heliotrope.workers.Samples.MODEL;
import static io.heliotrope.workers.Samples.NOON;
import static io.heliotrope.workers.Samples.complete;
import static io.heliotrope.workers.Samples.respond;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.heliotrope.model.Digest;
import io.heliotrope.model.Job;
import io.heliotrope.model.KilowattHours;
import io.heliotrope.model.Measured;
import io.heliotrope.model.Residency;
import io.heliotrope.model.Token;
import io.heliotrope.protocol.ControlRecord.Health;
import io.heliotrope.protocol.ControlRecord.Heartbeat;
import io.heliotrope.protocol.LaneLoad;
import io.heliotrope.protocol.Result;
import io.heliotrope.workers.engine.Engine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Timeout(30)
class StationTest {
    private final ScriptedEngine interactive = ScriptedEngine.held(MODEL);
    private final ScriptedEngine batch = ScriptedEngine.held(MODEL);
    private final StationFixture fixture =
            new StationFixture(new Engines(List.of(interactive), List.of(batch)));

    @Test
    void an_interactive_job_is_run_and_answered_with_what_was_measured() throws Exception {
        fixture.accept(respond("hello"));
        interactive.let(1);

        RecordedResults.Entry answer = fixture.results.next();

        assertThat(answer.text()).isEqualTo("hello");
        assertThat(answer.dispatch().resultPartition()).isEqualTo(3);
        Result result = answer.result();
        assertThat(result.job().value()).isEqualTo("hello");
        assertThat(result.token()).isEqualTo(new Token("token-hello"));
        assertThat(result.region()).isEqualTo(Samples.SWEDEN);
        Result.Finished finished = (Result.Finished) result.kind();
        assertThat(finished.execution().value()).isEqualTo("boot1-1");
        assertThat(finished.output()).isEqualTo(Digest.of("hello"));
        assertThat(finished.measured())
                .isEqualTo(
                        new Measured(
                                Duration.ZERO,
                                Duration.ofMillis(2),
                                Duration.ofMillis(5),
                                NOON,
                                NOON,
                                3,
                                2,
                                new KilowattHours(0.5),
                                "a-test",
                                1,
                                null));
    }

    @Test
    void a_batch_job_infers_and_then_holds_its_slot_for_its_modelled_duration() throws Exception {
        fixture.accept(complete("a"));
        fixture.accept(complete("b"));
        batch.let(2);
        assertThat(batch.entered.take().maxTokens()).isEqualTo(8);

        fixture.jobClock.advanceTo(NOON.plus(Samples.GPU_TIME).minusNanos(1));
        assertThat(fixture.results.isEmpty()).isTrue();
        assertThat(batch.entered).isEmpty();
        fixture.jobClock.advanceTo(NOON.plus(Samples.GPU_TIME).plusSeconds(60));

        Measured measured = fixture.results.next(Result.Finished.class).measured();
        assertThat(measured.ranFrom()).isEqualTo(NOON);
        assertThat(measured.ranTo()).isEqualTo(NOON.plus(Samples.GPU_TIME));
        assertThat(batch.entered.take()).isNotNull();
    }

    @Test
    void a_full_batch_lane_never_delays_interactive_work() throws Exception {
        fixture.accept(complete("runs"));
        fixture.accept(complete("waits"));
        fixture.accept(complete("declined"));
        Result.Declined declined = fixture.results.next(Result.Declined.class);
        assertThat(declined.reason()).isEqualTo("QUEUE_FULL: 1 of 1 slots busy, 1 of 1 queued");
        assertThat(declined.policyOffset()).isEqualTo(Samples.POLICY_OFFSET);

        fixture.accept(respond("hello"));
        interactive.let(1);

        assertThat(fixture.results.next(Result.Finished.class)).isNotNull();
    }

    @Test
    void a_heartbeat_lists_what_runs_and_what_waits() throws Exception {
        fixture.accept(respond("a"));
        fixture.accept(respond("b"));
        fixture.accept(complete("c"));

        Heartbeat heartbeat = fixture.station.heartbeat(9);

        assertThat(heartbeat.tokens())
                .extracting(Token::value)
                .containsExactly("token-a", "token-b", "token-c");
        assertThat(heartbeat.interactive()).isEqualTo(new LaneLoad(1, 1, 1, Double.NaN));
        assertThat(heartbeat.batch()).isEqualTo(new LaneLoad(1, 0, 1, Double.NaN));
        assertThat(heartbeat.models()).containsExactly(MODEL);
        assertThat(heartbeat.health()).isEqualTo(Health.READY);
        assertThat(heartbeat.boot()).isEqualTo("boot1");
        assertThat(heartbeat.sequence()).isEqualTo(9);
    }

    @Test
    void a_heartbeat_tells_the_mean_service_and_forgets_an_answered_token() throws Exception {
        fixture.accept(respond("a"));
        interactive.let(1);
        assertThat(fixture.results.next(Result.Finished.class)).isNotNull();
        fixture.station.close();

        Heartbeat heartbeat = fixture.station.heartbeat(1);

        assertThat(heartbeat.tokens()).isEmpty();
        assertThat(heartbeat.interactive().meanServiceMillis()).isEqualTo(5);
    }

    @Test
    void what_waits_is_judged_again_before_it_starts() throws Exception {
        Job inEurope = Samples.job("b", Residency.parse("EEA"), respond("b").objective());
        fixture.accept(respond("a"));
        fixture.accept(inEurope);
        assertThat(interactive.entered.take()).isNotNull();
        fixture.world = Optional.empty();
        interactive.let(2);

        assertThat(fixture.results.next(Result.Finished.class)).isNotNull();
        assertThat(fixture.results.next(Result.Declined.class).reason())
                .isEqualTo("WORLD_UNKNOWN: no catalogue and policy read yet");
    }

    @Test
    void what_waited_too_long_is_declined() throws Exception {
        fixture.accept(respond("a"));
        fixture.accept(respond("b"));
        assertThat(interactive.entered.take()).isNotNull();
        fixture.wall.advance(Duration.ofDays(40_000));
        interactive.let(1);

        assertThat(fixture.results.next(Result.Finished.class)).isNotNull();
        assertThat(fixture.results.next(Result.Declined.class).reason())
                .startsWith("TOO_LATE: it waited for a slot until after ");
    }

    @Test
    void a_drain_declines_what_waits_and_what_comes_and_finishes_what_runs() throws Exception {
        fixture.accept(respond("runs"));
        fixture.accept(respond("waits"));

        fixture.station.drain();
        fixture.accept(respond("comes"));
        interactive.let(1);

        assertThat(fixture.results.next().result().token().value()).isEqualTo("token-waits");
        RecordedResults.Entry comes = fixture.results.next();
        assertThat(comes.result().token().value()).isEqualTo("token-comes");
        assertThat(comes.result().kind())
                .isEqualTo(
                        new Result.Declined(
                                "DRAINING: the worker is stopping", Samples.POLICY_OFFSET));
        assertThat(fixture.results.next(Result.Finished.class)).isNotNull();
        assertThat(fixture.station.heartbeat(1).health()).isEqualTo(Health.DRAINING);
    }

    @Test
    void positions_move_on_when_jobs_are_answered_and_stay_where_they_are_not() throws Exception {
        fixture.accept(respond("a"));
        fixture.accept(complete("b"));
        interactive.let(1);
        assertThat(fixture.results.next(Result.Finished.class)).isNotNull();
        fixture.accept(respond("a"));
        fixture.station.drain();
        interactive.let(9);

        fixture.station.close();

        assertThat(fixture.desk.stored(INTERACTIVE_LOG))
                .isEqualTo(new Desk.Stored(3, "europe/0=1"));
        assertThat(fixture.desk.stored(BATCH_LOG).position()).isEqualTo(2);
        assertThat(fixture.tally.of("dropped.interactive.token_seen")).isEqualTo(1);
    }

    @Test
    void one_engine_for_both_lanes_needs_slots_for_both() {
        ScriptedEngine one = ScriptedEngine.withSlots(MODEL, 1);
        Engines shared = new Engines(List.of(one), List.of(one));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StationFixture(shared))
                .withMessage(
                        "engine scripted has 1 slots, but the lanes that share it run up to 2"
                                + " inferences: give each lane its own engine, or fewer inferences");
    }

    @Test
    void one_model_has_one_engine_in_a_lane() {
        List<Engine> twice = List.of(interactive, ScriptedEngine.held(MODEL));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Engines(twice, List.of()))
                .withMessageStartingWith("model tiny-llm is served by two engines of one lane");
    }
}
