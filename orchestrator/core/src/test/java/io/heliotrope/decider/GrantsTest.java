package io.heliotrope.decider;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.policy.program.Budget;
import io.heliotrope.protocol.Account;
import io.heliotrope.protocol.BudgetRecord;
import io.heliotrope.protocol.Use;
import io.heliotrope.state.TestWorld;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// A budget of 1,600 GPU seconds, asked for by routers.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class GrantsTest {
    private static final long LIMIT = 1_600_000_000;
    private static final Account TIME =
            new Account("test.helio.shares.time", "", Budget.Resource.GPU_TIME, Budget.Period.DAY);
    private static final String SHARES =
            """
            language 1
            policy shares {
              for jobs
              budget time: 1600 GPU-s per day
            }
            """;

    private final DeciderBench bench = new DeciderBench().by(SHARES);

    private static Use use(long millionths) {
        return new Use(TIME, TIME.begin(TestWorld.NOW), millionths);
    }

    private List<BatchChange> ask(String spender, long millionths) {
        List<BatchChange> changes =
                Grants.onAsk(new BudgetRecord.Ask(spender, use(millionths)), bench.situation());
        for (BatchChange change : changes) {
            if (change instanceof BatchChange.Charge(List<Use> uses)) {
                uses.forEach(bench.bookings().spending()::add);
            }
        }
        return changes;
    }

    private static BudgetRecord.Grant granted(List<BatchChange> changes) {
        return DeciderBench.as(BatchChange.Grant.class, changes.getLast()).grant();
    }

    @Test
    void grants_a_part_of_what_is_left_and_charges_it_at_once() {
        assertThat(ask("a", 1))
                .containsExactly(
                        new BatchChange.Charge(List.of(use(LIMIT / 16))),
                        new BatchChange.Grant(new BudgetRecord.Grant("a", use(LIMIT / 16), false)));
        assertThat(granted(ask("b", 1)).use().millionths())
                .as("of what is left then")
                .isEqualTo((LIMIT - LIMIT / 16) / 16);
    }

    @Test
    void a_run_that_needs_more_is_granted_what_it_needs() {
        assertThat(granted(ask("a", LIMIT / 2)).use()).isEqualTo(use(LIMIT / 2));
    }

    @Test
    void says_when_it_is_the_last_and_takes_back() {
        ask("a", LIMIT - 10);

        assertThat(granted(ask("b", 11))).isEqualTo(new BudgetRecord.Grant("b", use(10), true));
        assertThat(ask("c", 1)).as("nothing is charged").hasSize(1);
        ask("a", -20);
        assertThat(granted(ask("c", 20))).isEqualTo(new BudgetRecord.Grant("c", use(20), false));
    }

    @Test
    void what_is_no_budget_of_the_policy_is_granted_to_nobody() {
        Use other =
                new Use(
                        new Account("gone", "", TIME.resource(), TIME.period()),
                        TIME.begin(TestWorld.NOW),
                        5);

        assertThat(Grants.onAsk(new BudgetRecord.Ask("a", other), bench.situation()))
                .containsExactly(
                        new BatchChange.Grant(
                                new BudgetRecord.Grant(
                                        "a", new Use(other.account(), other.from(), 0), true)));
    }

    @Test
    void routers_and_batch_jobs_together_never_exceed_a_limit() {
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            DeciderBench shared = new DeciderBench().by(SHARES);
            Map<String, Long> held = new HashMap<>();
            long spent = 0;
            for (int i = 0; i < 100; i++) {
                String spender = "router-" + random.nextInt(4);
                long has = held.getOrDefault(spender, 0L);
                long spends = has == 0 ? 0 : random.nextLong(has + 1);
                spent += spends;
                held.put(spender, has - spends);
                boolean gives = random.nextInt(4) == 0;
                long amount = gives ? spends - has : 1 + random.nextLong(LIMIT / 8);
                if (amount == 0) {
                    continue;
                }
                BudgetRecord.Ask ask = new BudgetRecord.Ask(spender, use(amount));
                for (BatchChange change : Grants.onAsk(ask, shared.situation())) {
                    if (change instanceof BatchChange.Charge(List<Use> uses)) {
                        uses.forEach(shared.bookings().spending()::add);
                    } else if (change instanceof BatchChange.Grant(BudgetRecord.Grant grant)) {
                        held.merge(spender, grant.use().millionths(), Long::sum);
                    }
                }
                if (gives) {
                    held.put(spender, 0L);
                }
                String job = "job-" + seed + "-" + i;
                shared.on(
                        new io.heliotrope.protocol.Descriptor.Sound(
                                DeciderBench.job(job, "body", "", Duration.ofHours(20))));
            }
            long all = held.values().stream().mapToLong(Long::longValue).sum() + spent;
            long used = shared.bookings().spending().used(TIME, TIME.begin(TestWorld.NOW));
            assertThat(all).as("seed " + seed).isLessThanOrEqualTo(used);
            assertThat(used).as("seed " + seed).isLessThanOrEqualTo(LIMIT);
        }
    }
}
