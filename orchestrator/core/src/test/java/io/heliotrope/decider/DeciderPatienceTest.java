package io.heliotrope.decider;

import static io.heliotrope.decider.DeciderBench.as;
import static io.heliotrope.decider.DeciderBench.job;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Decision;
import io.heliotrope.model.Refusal;
import io.heliotrope.protocol.Descriptor;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.protocol.Status;
import io.heliotrope.state.TestWorld;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// `otherwise hold`: a job for which the policy leaves no region waits without being accepted.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DeciderPatienceTest {
    private static final String HOLDS =
            """
            language 1
            policy p {
              for jobs
              require clean: %s
              otherwise hold "until the wind is back"
            }
            """;
    private static final String NEVER = HOLDS.formatted("region.latency < 0 ms");
    private static final String EVER = HOLDS.formatted("region.latency >= 0 ms");
    private static final Duration DEADLINE = Duration.ofHours(4);
    private static final Duration LATEST = Duration.ofMinutes(165);

    private final DeciderBench bench = new DeciderBench().by(NEVER);

    private List<BatchChange> submit() {
        return bench.on(new Descriptor.Sound(job("a", "body", "", DEADLINE)));
    }

    private static Status.State said(BatchChange change) {
        return as(BatchChange.Say.class, change).status().state();
    }

    @Test
    void it_is_held_without_being_accepted_or_meant_for_a_region() {
        List<BatchChange> changes = submit();

        assertThat(said(changes.getFirst())).isEqualTo(new Status.Held());
        BatchEntry.Held held = as(BatchEntry.Held.class, bench.entry("a"));
        assertThat(held.isAccepted()).isFalse();
        assertThat(held.due()).as("the latest safe start").isEqualTo(TestWorld.NOW.plus(LATEST));
        assertThat(held.receipt().decision())
                .isEqualTo(Decision.Hold.byPolicy(TestWorld.NOW.plus(LATEST)));
        assertThat(bench.bookings().isEmpty()).isTrue();
    }

    @Test
    void it_is_accepted_and_runs_as_soon_as_a_region_is_left() {
        submit();

        List<BatchChange> changes = bench.by(EVER).at(Duration.ofHours(1)).onDue("a");

        assertThat(said(changes.getFirst())).isInstanceOf(Status.Accepted.class);
        assertThat(bench.running("a").attempt()).isOne();
    }

    @Test
    void nothing_is_written_down_while_nothing_changes() {
        submit();

        assertThat(bench.at(Duration.ofHours(1)).onDue("a")).isEmpty();
    }

    @Test
    void it_is_refused_with_the_policys_words_when_no_start_in_time_is_left() {
        submit();

        List<BatchChange> changes = bench.at(LATEST.plusMinutes(1)).onDue("a");

        Status end = as(BatchChange.Settle.class, changes.getFirst()).status();
        Status.Refused refused = as(Status.Refused.class, end.state());
        assertThat(refused.reason()).isEqualTo(Refusal.POLICY);
        assertThat(refused.detail())
                .isEqualTo(
                        "the policy let it wait, in vain; `p.clean` left no region: until the wind"
                                + " is back");
        assertThat(end.why().map(Receipt::isPending)).hasValue(false);
    }

    @Test
    void what_the_law_forbids_no_waiting_brings_back() {
        List<BatchChange> changes =
                bench.by(EVER).on(new Descriptor.Sound(job("a", "body", "JP", DEADLINE)));

        Status end = as(BatchChange.Settle.class, changes.getFirst()).status();
        assertThat(as(Status.Refused.class, end.state()).reason()).isEqualTo(Refusal.RESIDENCY);
    }

    @Test
    void a_late_job_is_refused_at_once() {
        bench.at(LATEST.plusMinutes(1));

        assertThat(submit()).first().isInstanceOf(BatchChange.Settle.class);
    }
}
