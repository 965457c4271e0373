package io.heliotrope.workers;

import static io.heliotrope.workers.Samples.MODEL;
import static io.heliotrope.workers.Samples.NOON;
import static io.heliotrope.workers.Samples.SWEDEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.ExecutionId;
import io.heliotrope.model.Job;
import io.heliotrope.model.Objective;
import io.heliotrope.model.PayloadRef;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.protocol.Receipt.Piece;
import io.heliotrope.protocol.Result;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Runs that end with a pause, or after one.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Timeout(30)
class PausedRunTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final List<Piece> TWO =
            List.of(
                    new Piece(SWEDEN, NOON, NOON.plus(HOUR)),
                    new Piece(
                            SWEDEN,
                            NOON.plus(HOUR.multipliedBy(3)),
                            NOON.plus(HOUR.multipliedBy(5))));

    private final CountDownLatch begun = new CountDownLatch(1);

    private StationFixture with(BatchTime batchTime) {
        ScriptedEngine engine =
                ScriptedEngine.open(
                        MODEL,
                        (request, listener) -> {
                            begun.countDown();
                            return ScriptedEngine.echo(request, listener);
                        });
        Engines engines = new Engines(List.of(engine), List.of(engine));
        return new StationFixture(engines, StationFixture.hasty(), batchTime);
    }

    /// Of an interruptible job of three hours that ran for `ran` before.
    private static void send(StationFixture fixture, Duration ran, List<Piece> pieces) {
        Job any = Samples.complete("job");
        byte[] body = "body".getBytes(StandardCharsets.UTF_8);
        Job job =
                new Job(
                        any.id(),
                        any.origin(),
                        any.tenant(),
                        any.model(),
                        any.residency(),
                        new Objective.Complete(
                                NOON.plus(HOUR.multipliedBy(24)), HOUR.multipliedBy(3), true),
                        any.submittedAt(),
                        any.digest(),
                        new PayloadRef(
                                any.payload().cluster(),
                                any.payload().topic(),
                                any.payload().partition(),
                                any.payload().offset(),
                                body.length));
        Dispatch whole = Samples.dispatch(job);
        Receipt why = whole.receipt();
        Receipt receipt =
                new Receipt(
                        why.job(),
                        why.policy(),
                        why.world(),
                        why.now(),
                        why.load().after(ran),
                        why.decision(),
                        why.relaxation(),
                        why.removals(),
                        why.chosen(),
                        why.runnerUp(),
                        why.atOnceAtHome(),
                        pieces);
        Dispatch dispatch =
                new Dispatch(
                        job,
                        whole.attempt(),
                        whole.token(),
                        whole.target(),
                        whole.worker(),
                        whole.notAfter(),
                        whole.resultPartition(),
                        whole.task(),
                        whole.policyOffset(),
                        receipt);
        fixture.desk.accept(
                new Delivery(Samples.BATCH_LOG, 0, NOON, false, dispatch, new Payload(body)));
    }

    @Test
    void a_run_that_is_to_pause_ends_then_and_tells_no_output() throws Exception {
        StationFixture fixture = with(BatchTime.MODELLED);
        send(fixture, Duration.ZERO, TWO);
        begun.await();
        fixture.jobClock.advanceTo(NOON.plus(HOUR));

        RecordedResults.Entry told = fixture.results.next();

        assertThat(told.result().kind())
                .isInstanceOfSatisfying(
                        Result.Paused.class,
                        paused -> {
                            assertThat(paused.execution()).isEqualTo(new ExecutionId("boot1-1"));
                            assertThat(paused.measured().ranFrom()).isEqualTo(NOON);
                            assertThat(paused.measured().ranTo()).isEqualTo(NOON.plus(HOUR));
                            assertThat(paused.measured().energy().value()).isPositive();
                        });
        assertThat(told.output().bytes()).isEmpty();
        assertThat(fixture.results.isEmpty()).isTrue();
    }

    @Test
    void what_is_left_takes_what_is_left_and_ends_with_the_output() throws Exception {
        StationFixture fixture = with(BatchTime.MODELLED);
        send(fixture, HOUR, List.of());
        begun.await();
        fixture.jobClock.advanceTo(NOON.plus(HOUR.multipliedBy(2)));

        RecordedResults.Entry told = fixture.results.next();

        assertThat(told.text()).isEqualTo("body");
        assertThat(told.result().kind())
                .isInstanceOfSatisfying(
                        Result.Finished.class,
                        done ->
                                assertThat(done.measured().ranTo())
                                        .isEqualTo(NOON.plus(HOUR.multipliedBy(2))));
    }

    @Test
    void a_run_that_takes_as_long_as_its_engine_goes_on_to_its_end() throws Exception {
        StationFixture fixture = with(BatchTime.MEASURED);
        send(fixture, Duration.ZERO, TWO);

        assertThat(fixture.results.next(Result.Finished.class).measured().ranTo()).isEqualTo(NOON);
    }
}
