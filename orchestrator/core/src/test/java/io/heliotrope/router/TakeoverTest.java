package io.heliotrope.router;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Lane;
import io.heliotrope.model.Token;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Status;
import io.heliotrope.protocol.Task;
import io.heliotrope.state.TestWorld;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// What a router task makes of its store and of the logs when it begins anew.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TakeoverTest {
    private static final Instant NOW = TestWorld.REAL_NOW;
    private static final String DISPATCHES = "dispatch-0";
    private static final String STATUSES = "status-0";

    private final Dispatch sent = new RouterBench().dispatched();
    private final Task task = sent.task().at(9);
    private final Takeover takeover = new Takeover(task);

    private Dispatch of(long epoch, int attempt) {
        return new Dispatch(
                sent.job(),
                attempt,
                new Token("token-" + epoch + "-" + attempt),
                sent.target(),
                sent.worker(),
                sent.notAfter(),
                sent.resultPartition(),
                sent.task().at(epoch),
                sent.policyOffset(),
                sent.receipt());
    }

    private Entry stored(long epoch, int attempt) {
        return new Entry.Sent(of(epoch, attempt), attempt - 1, NOW);
    }

    private Status end(long epoch) {
        return new Status(
                sent.job().id(),
                sent.job().origin(),
                Lane.INTERACTIVE,
                sent.task().at(epoch),
                new Status.Cancelled(),
                null);
    }

    private Entry proposed(long epoch) {
        return new Entry.Proposed(sent.job().digest(), end(epoch), NOW);
    }

    private Entry result() {
        Map<?, Entry> all = takeover.entries(NOW);
        assertThat(all).hasSize(1);
        return all.values().iterator().next();
    }

    private Token token() {
        return RouterBench.as(Entry.Sent.class, result()).dispatch().token();
    }

    @Test
    void a_dispatch_that_was_sent_and_never_stored_is_known() {
        takeover.dispatched(DISPATCHES, of(3, 1), NOW);

        Dispatch known = RouterBench.as(Entry.Sent.class, result()).dispatch();

        assertThat(known.token()).isEqualTo(of(3, 1).token());
        assertThat(known.task()).isEqualTo(task);
    }

    @Test
    void an_end_in_the_log_beats_all_that_is_stored() {
        takeover.said(STATUSES, end(3));
        takeover.stored(sent.job().id(), 8, stored(8, 2));

        assertThat(result()).isEqualTo(new Entry.Ended(sent.job().digest(), NOW));
        assertThat(takeover.ends()).containsExactly(end(3));
    }

    @Test
    void what_a_paused_incarnation_stored_late_does_not_undo_its_successor() {
        takeover.stored(sent.job().id(), 4, proposed(4));
        takeover.stored(sent.job().id(), 5, stored(5, 1));

        assertThat(token()).isEqualTo(of(5, 1).token());
    }

    @Test
    void epochs_are_compared_across_store_and_logs() {
        takeover.dispatched(DISPATCHES, of(5, 1), NOW);
        takeover.stored(sent.job().id(), 4, proposed(4));

        assertThat(token()).isEqualTo(of(5, 1).token());
    }

    @Test
    void within_an_epoch_a_proposal_beats_a_dispatch_and_a_later_attempt_an_earlier_one() {
        takeover.stored(sent.job().id(), 5, stored(5, 2));
        takeover.dispatched(DISPATCHES, of(5, 1), NOW);
        assertThat(token()).isEqualTo(of(5, 2).token());

        takeover.dispatched(DISPATCHES, of(5, 3), NOW);
        assertThat(token()).isEqualTo(of(5, 3).token());

        takeover.stored(sent.job().id(), 5, proposed(5));
        assertThat(result()).isInstanceOf(Entry.Proposed.class);
    }

    @Test
    void a_job_that_was_declined_stays_waiting() {
        Entry waiting = new Entry.Waiting(sent.job(), 2, 0, sent.receipt(), 7);
        takeover.dispatched(DISPATCHES, of(5, 2), NOW);
        takeover.stored(sent.job().id(), 5, waiting);

        assertThat(result()).isEqualTo(waiting);
    }

    @Test
    void a_proposal_is_sent_again_at_once_under_the_own_epoch() {
        takeover.stored(sent.job().id(), 5, proposed(5));

        Entry.Proposed again = RouterBench.as(Entry.Proposed.class, result());

        assertThat(again.status()).isEqualTo(end(9));
        assertThat(again.sentAt().plus(Router.PROPOSAL_PATIENCE)).isBefore(NOW);
    }

    @Test
    void void_records_say_nothing() {
        takeover.begin(DISPATCHES, 5);
        takeover.dispatched(DISPATCHES, of(4, 1), NOW);
        takeover.mark(STATUSES, task.at(6));
        takeover.said(STATUSES, end(5));

        assertThat(takeover.entries(NOW)).isEmpty();
    }

    @Test
    void what_ended_in_the_store_is_left_alone() {
        takeover.said(STATUSES, end(3));
        takeover.dispatched(DISPATCHES, of(3, 1), NOW);
        takeover.ended(sent.job().id());

        assertThat(takeover.entries(NOW)).isEmpty();
        assertThat(takeover.ends()).isEmpty();
    }

    @Test
    void records_of_another_task_are_another_tasks_business() {
        Task other = new Task(task.cluster(), task.partition() + 1, 99);
        takeover.mark(DISPATCHES, other);
        takeover.dispatched(DISPATCHES, sent.under(other), NOW);

        assertThat(takeover.entries(NOW)).isEmpty();
        assertThat(takeover.isSuperseded()).isFalse();
    }

    @Test
    void a_marker_of_a_higher_epoch_says_that_it_comes_too_late() {
        takeover.mark(STATUSES, task);
        assertThat(takeover.isSuperseded()).isFalse();

        takeover.mark(STATUSES, task.at(10));
        assertThat(takeover.isSuperseded()).isTrue();
    }
}
