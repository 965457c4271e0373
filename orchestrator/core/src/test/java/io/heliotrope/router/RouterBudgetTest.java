package io.heliotrope.router;

import static io.heliotrope.router.RouterBench.finished;
import static io.heliotrope.router.RouterBench.result;
import static io.heliotrope.router.RouterBench.sound;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Refusal;
import io.heliotrope.policy.program.Budget;
import io.heliotrope.protocol.Account;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.protocol.Result;
import io.heliotrope.protocol.Status;
import io.heliotrope.protocol.Use;
import io.heliotrope.state.TestWorld;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// Budgets in the interactive lane: a run of these tests takes a fifth of a GPU second.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RouterBudgetTest {
    private static final String SHARES =
            """
            language 1
            policy shares {
              for jobs where class is interactive
              budget time: 10 GPU-s per day for each tenant because "fair shares"
            }
            """;
    private static final String PATIENT =
            SHARES.replace("\n}", "\n  otherwise hold \"until tomorrow\"\n}");
    private static final Use TAKES =
            Use.of(
                    new Account(
                            "test.helio.shares.time",
                            "tenant",
                            Budget.Resource.GPU_TIME,
                            Budget.Period.DAY),
                    TestWorld.NOW,
                    0.2);
    private static final Purse UNTOLD = new Fixed(0, true);
    private static final Purse SPENT = new Fixed(TAKES.millionths() - 1, false);
    private static final Purse FULL = new Fixed(TAKES.millionths(), false);

    private final RouterBench bench = new RouterBench().by(SHARES);

    private record Fixed(long millionths, boolean mayGrow) implements Purse {
        @Override
        public long left(Account account, Instant now) {
            return millionths;
        }

        @Override
        public boolean mayGrow(Account account, Instant now) {
            return mayGrow;
        }
    }

    private Dispatch sent(@Nullable Entry entry) {
        return entry instanceof Entry.Sent sent ? sent.dispatch() : fail(entry);
    }

    private static Dispatch fail(@Nullable Entry entry) {
        throw new AssertionError("expected a dispatch, was " + entry);
    }

    @Test
    void what_was_not_granted_yet_is_asked_for_and_nobody_is_told_meanwhile() {
        List<Change> first = bench.with(UNTOLD).on(sound("a"));
        List<Change> again = bench.onTimer(null);
        List<Change> then = bench.with(FULL).onTimer(null);

        assertThat(first).hasSize(2).last().isEqualTo(new Change.Ask(List.of(TAKES)));
        assertThat(first.getFirst())
                .isInstanceOfSatisfying(
                        Change.Wait.class, wait -> assertThat(wait.announce()).isFalse());
        assertThat(again).as("it was asked for").isEmpty();
        assertThat(then.getFirst()).isInstanceOf(Change.Send.class);
        assertThat(then.getLast()).isEqualTo(new Change.Charge(List.of(TAKES)));
        Receipt receipt = sent(bench.entry()).receipt();
        assertThat(receipt.load().isAccepted()).isFalse();
        assertThat(receipt.load().uses())
                .as("all but what is left")
                .containsExactly(new Use(TAKES.account(), TAKES.from(), 9_800_000));
    }

    @Test
    void a_job_is_refused_when_nothing_is_left_anywhere() {
        List<Change> first = bench.with(SPENT).on(sound("a"));

        assertThat(first)
                .singleElement()
                .isInstanceOfSatisfying(
                        Change.Propose.class,
                        end ->
                                assertThat(end.status().state())
                                        .isEqualTo(
                                                new Status.Refused(
                                                        Refusal.POLICY,
                                                        "fair shares",
                                                        Instant.MAX)));
    }

    @Test
    void and_after_it_was_asked_for_in_vain() {
        bench.with(UNTOLD).on(sound("a"));

        assertThat(bench.with(SPENT).onTimer(null))
                .singleElement()
                .isInstanceOf(Change.Propose.class);
    }

    @Test
    void it_waits_when_the_policy_says_so_and_its_producer_is_told() {
        List<Change> first = bench.by(PATIENT).with(UNTOLD).on(sound("a"));
        List<Change> spent = bench.with(SPENT).onTimer(null);
        List<Change> full = bench.with(FULL).onTimer(null);

        assertThat(first.getFirst())
                .isInstanceOfSatisfying(
                        Change.Wait.class,
                        wait -> {
                            assertThat(wait.announce()).isTrue();
                            assertThat(wait.receipt().isPending()).isTrue();
                        });
        assertThat(spent).as("it goes on waiting").isEmpty();
        assertThat(full.getFirst()).isInstanceOf(Change.Send.class);
    }

    @Test
    void a_declined_run_is_given_back_and_a_finished_one_counts_as_measured() {
        bench.with(FULL).on(sound("a"));
        Dispatch declined = sent(bench.entry());
        List<Change> back = bench.on(result(declined, new Result.Declined("busy", 0)));
        bench.onTimer(null);
        List<Change> done = bench.on(result(sent(bench.entry()), finished("run")));

        assertThat(back).contains(new Change.Charge(List.of(TAKES.negated())));
        assertThat(done).as("it took 200 ms, as expected").hasSize(1);
    }

    @Test
    void a_repeated_job_is_sent_again_though_its_budget_is_spent() {
        bench.with(FULL).on(sound("a"));

        assertThat(bench.with(SPENT).on(sound("a")))
                .singleElement()
                .isInstanceOf(Change.Repeat.class);
    }
}
