package io.heliotrope.orchestrator.router;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.policy.program.Budget;
import io.heliotrope.protocol.Account;
import io.heliotrope.protocol.BudgetRecord;
import io.heliotrope.protocol.Use;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class GrantedBudgetsTest {
    private static final String ME = "home/boot";
    private static final Instant JOB_TIME = Instant.parse("2026-03-01T12:20:00Z");
    private static final Account TOKENS =
            new Account("acme.shares.hour", "acme", Budget.Resource.GPU_TIME, Budget.Period.HOUR);

    private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 5);
    private final List<Long> asked = new ArrayList<>();
    private final GrantedBudgets budgets =
            new GrantedBudgets(ME, nanoTime::get, ask -> asked.add(ask.use().millionths()));

    private static Use use(long millionths) {
        return new Use(TOKENS, TOKENS.begin(JOB_TIME), millionths);
    }

    private void granted(long millionths, boolean isLast) {
        budgets.granted(new BudgetRecord.Grant(ME, use(millionths), isLast));
    }

    private long left() {
        return budgets.left(TOKENS, JOB_TIME);
    }

    private boolean mayGrow() {
        return budgets.mayGrow(TOKENS, JOB_TIME);
    }

    private void after(Duration duration) {
        nanoTime.addAndGet(duration.toNanos());
    }

    @Test
    void begins_with_nothing_and_may_grow() {
        assertThat(left()).isZero();
        assertThat(mayGrow()).isTrue();
        assertThat(asked).isEmpty();
    }

    @Test
    void asks_once_and_again_when_no_answer_comes() {
        budgets.ask(List.of(use(5)));
        budgets.ask(List.of(use(5)));
        assertThat(asked).containsExactly(5L);

        after(GrantedBudgets.PATIENCE);
        budgets.ask(List.of(use(5)));
        assertThat(asked).containsExactly(5L, 5L);
    }

    @Test
    void spends_what_it_was_granted_and_asks_ahead_when_a_quarter_is_left() {
        budgets.ask(List.of(use(5)));
        granted(100, false);
        budgets.charge(List.of(use(70)));
        assertThat(left()).isEqualTo(30);
        assertThat(asked).hasSize(1);

        budgets.charge(List.of(use(6)));
        assertThat(left()).isEqualTo(24);
        assertThat(asked).as("the largest need known").containsExactly(5L, 6L);
    }

    @Test
    void what_comes_back_may_be_spent_again() {
        granted(100, false);
        budgets.charge(List.of(use(60)));
        budgets.charge(List.of(use(-60)));

        assertThat(left()).isEqualTo(100);
    }

    @Test
    void a_run_that_took_more_is_made_up_for_by_the_next_grant() {
        granted(10, false);
        asked.clear();
        budgets.charge(List.of(use(10)));
        granted(0, false);
        budgets.charge(List.of(use(4)));
        asked.clear();
        after(GrantedBudgets.PATIENCE);

        budgets.ask(List.of(use(5)));
        assertThat(left()).isEqualTo(-4);
        assertThat(asked).containsExactly(9L);
    }

    @Test
    void asks_no_more_for_a_while_when_nothing_else_is_left() {
        budgets.ask(List.of(use(5)));
        granted(3, true);
        assertThat(left()).isEqualTo(3);
        assertThat(mayGrow()).isFalse();
        budgets.charge(List.of(use(3)));
        assertThat(asked).hasSize(1);

        after(GrantedBudgets.SHUT_FOR);
        assertThat(mayGrow()).isTrue();
    }

    @Test
    void answers_to_others_are_theirs_and_periods_are_apart() {
        budgets.granted(new BudgetRecord.Grant("home/other", use(5), false));
        assertThat(left()).isZero();

        granted(5, true);
        Instant later = JOB_TIME.plus(Duration.ofHours(1));
        assertThat(budgets.left(TOKENS, later)).isZero();
        assertThat(budgets.mayGrow(TOKENS, later)).isTrue();
    }

    @Test
    void gives_back_all_that_is_left_at_its_end() {
        granted(100, false);
        budgets.charge(List.of(use(60)));

        assertThat(budgets.giveBack()).containsExactly(new BudgetRecord.Ask(ME, use(-40)));
        assertThat(left()).isZero();
    }
}
