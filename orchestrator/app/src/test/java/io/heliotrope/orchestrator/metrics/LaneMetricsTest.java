package io.heliotrope.orchestrator.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.decider.BatchChange;
import io.heliotrope.model.Decision;
import io.heliotrope.model.Digest;
import io.heliotrope.model.ExecutionId;
import io.heliotrope.model.HoldReason;
import io.heliotrope.model.Job;
import io.heliotrope.model.Lane;
import io.heliotrope.model.Refusal;
import io.heliotrope.model.Token;
import io.heliotrope.model.WorkerId;
import io.heliotrope.orchestrator.Samples;
import io.heliotrope.protocol.Result;
import io.heliotrope.protocol.Status;
import io.heliotrope.protocol.Task;
import io.heliotrope.token.Claim;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LaneMetricsTest {
    private static final Job JOB = Samples.batch("job");

    private static final Result RESULT =
            new Result(
                    JOB.id(),
                    JOB.origin(),
                    new Token("token"),
                    Samples.NORTH,
                    new WorkerId("north-1"),
                    new Result.Failed(new ExecutionId("run-1"), "bad", true));

    private final Meters meters = new Meters(new SimpleMeterRegistry());
    private final LaneMetrics metrics = new LaneMetrics(meters, Lane.BATCH);

    @Test
    void a_dispatch_counts_for_its_region_and_as_a_decision() {
        metrics.dispatched(Samples.dispatch(JOB, Samples.NORTH));

        assertThat(count(MetricNames.DISPATCHES, "batch", "north")).isEqualTo(1);
        assertThat(count(MetricNames.DECISIONS, "batch", "Dispatch", "NONE")).isEqualTo(1);
    }

    @Test
    void a_hold_and_a_refusal_count_with_their_reason() {
        metrics.decided(
                Samples.receipt(
                        JOB,
                        new Decision.Hold(Samples.NOW, Samples.NORTH, HoldReason.REGION_DOWN)));
        metrics.decided(status(new Status.Refused(Refusal.MALFORMED, "", Instant.MAX)));

        assertThat(count(MetricNames.DECISIONS, "batch", "Hold", "REGION_DOWN")).isEqualTo(1);
        assertThat(count(MetricNames.DECISIONS, "batch", "Refuse", "MALFORMED")).isEqualTo(1);
    }

    @Test
    void an_end_counts_once_under_its_word_with_the_time_it_took() {
        metrics.ended(status(new Status.Cancelled()), Duration.ofMillis(250));
        metrics.ended(status(new Status.Held()));

        assertThat(count(MetricNames.ENDED_JOBS, "batch", "CANCELLED")).isEqualTo(1);
        assertThat(count(MetricNames.ENDED_JOBS, "batch", "DONE")).isZero();
        assertThat(meters.timer(MetricNames.END_TO_END, "batch").totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(250);
    }

    @Test
    void a_lease_counts_as_expired_only_when_its_slot_was_freed() {
        metrics.leaseEnded(
                List.of(new BatchChange.Free(Samples.dispatch(JOB, Samples.NORTH).token())));
        metrics.leaseEnded(
                List.of(
                        new BatchChange.Settle(
                                Digest.of("job"),
                                status(new Status.Expired("still running")),
                                Samples.NOW)));

        assertThat(count(MetricNames.LEASES_EXPIRED, "batch")).isEqualTo(1);
    }

    @Test
    void what_the_code_fails_on_counts_each_time() {
        metrics.failed("outcome", new IllegalStateException("broken"));
        metrics.failed("outcome", new IllegalStateException("broken again"));

        assertThat(count(MetricNames.REPEATS_DROPPED, "failed-outcome")).isEqualTo(2);
    }

    @Test
    void rejected_results_count_by_reason_each_time() {
        metrics.rejected(Claim.FOREIGN, RESULT);
        metrics.rejected(Claim.FOREIGN, RESULT);
        metrics.rejected(Claim.KEY_UNKNOWN, RESULT);

        assertThat(count(MetricNames.REJECTED_RESULTS, "batch", "foreign")).isEqualTo(2);
        assertThat(count(MetricNames.REJECTED_RESULTS, "batch", "forged")).isZero();
        assertThat(count(MetricNames.REJECTED_RESULTS, "batch", "key_unknown")).isEqualTo(1);
    }

    @Test
    void repeats_dead_letters_and_detours_count_by_kind() {
        metrics.dropped("REPEATED_JOB");
        metrics.malformed("status", "no JSON");
        metrics.forwarded();
        metrics.deadLetter(Samples.EAST, "malformed");

        assertThat(count(MetricNames.REPEATS_DROPPED, "REPEATED_JOB")).isEqualTo(1);
        assertThat(count(MetricNames.REPEATS_DROPPED, "malformed-status")).isEqualTo(1);
        assertThat(count(MetricNames.REPEATS_DROPPED, "forwarded")).isEqualTo(1);
        assertThat(count(MetricNames.DEAD_LETTERS, "east", "malformed")).isEqualTo(1);
    }

    private static Status status(Status.State state) {
        return new Status(
                JOB.id(), JOB.origin(), Lane.BATCH, new Task(Samples.HOME, 0, 0), state, null);
    }

    private double count(Metric metric, String... labels) {
        return meters.counter(metric, labels).count();
    }
}
