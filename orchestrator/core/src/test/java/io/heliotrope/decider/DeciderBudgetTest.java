package io.heliotrope.decider;

import static io.heliotrope.decider.DeciderBench.DAY;
import static io.heliotrope.decider.DeciderBench.HOUR;
import static io.heliotrope.decider.DeciderBench.as;
import static io.heliotrope.decider.DeciderBench.finished;
import static io.heliotrope.decider.DeciderBench.job;
import static io.heliotrope.decider.DeciderBench.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Decision;
import io.heliotrope.model.HoldReason;
import io.heliotrope.model.Refusal;
import io.heliotrope.model.RegionId;
import io.heliotrope.policy.program.Budget;
import io.heliotrope.protocol.Account;
import io.heliotrope.protocol.Descriptor;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.protocol.Result;
import io.heliotrope.protocol.Status;
import io.heliotrope.protocol.Use;
import io.heliotrope.state.TestWorld;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// Budgets of a policy: each run takes an hour of GPU time, 10 g in `se` and 200 g in `de`.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DeciderBudgetTest {
    private static final String HOURS =
            """
            language 1
            policy shares {
              for jobs where class is batch
              budget time: 3 GPU-h per day for each tenant because "fair shares"
            }
            """;
    private static final Account TIME =
            new Account(
                    "test.helio.shares.time",
                    "tenant",
                    Budget.Resource.GPU_TIME,
                    Budget.Period.DAY);

    private static final Duration TWO_DAYS = DAY.multipliedBy(2);

    private final DeciderBench bench = new DeciderBench().by(HOURS);

    private List<BatchChange> submit(String id, Duration until) {
        return bench.on(new Descriptor.Sound(job(id, "body of " + id, "", until)));
    }

    private double used(Duration at) {
        return bench.bookings()
                        .spending()
                        .of(List.of(TIME), TestWorld.NOW.plus(at))
                        .getFirst()
                        .amount()
                / HOUR.toSeconds();
    }

    private static Receipt receipt(List<BatchChange> changes) {
        return switch (changes.getFirst()) {
            case BatchChange.Say say -> say.status().why().orElseThrow();
            case BatchChange.Settle end -> end.status().why().orElseThrow();
            default -> throw new AssertionError(changes.toString());
        };
    }

    private static Refused refused(List<BatchChange> changes) {
        Status.State state = as(BatchChange.Settle.class, changes.getFirst()).status().state();
        Status.Refused refused = as(Status.Refused.class, state);
        return new Refused(refused.reason(), refused.detail());
    }

    private record Refused(Refusal reason, String detail) {}

    @Test
    void what_is_handed_over_and_what_is_held_add_up_to_the_budget_and_no_further() {
        submit("a", Duration.ofHours(3));
        submit("b", Duration.ofHours(3));
        submit("c", Duration.ofHours(3));

        List<BatchChange> fourth = submit("d", Duration.ofHours(3));

        assertThat(receipt(fourth).load().uses())
                .containsExactly(Use.of(TIME, TestWorld.NOW, 3 * 3600));
        assertThat(used(Duration.ZERO)).isEqualTo(3);
        assertThat(refused(fourth)).isEqualTo(new Refused(Refusal.POLICY, "fair shares"));
        assertThat(receipt(fourth).removals())
                .contains(
                        new Receipt.Removal(
                                "shares.time", List.of(new RegionId("de"), new RegionId("se"))));
    }

    @Test
    void a_job_that_has_the_time_starts_in_the_next_period() {
        List.of("a", "b", "c").forEach(id -> submit(id, Duration.ofHours(3)));

        List<BatchChange> changes = submit("d", TWO_DAYS);

        Decision.Hold hold = as(Decision.Hold.class, receipt(changes).decision());
        assertThat(hold.until()).isAfterOrEqualTo(TIME.period().after(TestWorld.NOW));
        assertThat(hold.reason()).isEqualTo(HoldReason.GREENER_WINDOW);
        assertThat(used(Duration.ZERO)).as("of the first day").isEqualTo(3);
        assertThat(used(DAY)).as("set aside of the second").isEqualTo(1);
    }

    @Test
    void a_run_is_charged_as_a_whole_with_what_was_measured_in_the_end() {
        submit("a", Duration.ofHours(3));

        // the measured run of these tests took no time
        bench.on(outcome(bench.running("a"), finished("run")));

        assertThat(used(Duration.ZERO)).isZero();
    }

    @Test
    void what_a_worker_declines_is_given_back_and_what_fails_is_not() {
        submit("a", DAY);
        bench.on(outcome(bench.running("a"), new Result.Declined("busy", 0)));
        assertThat(used(Duration.ZERO)).as("set aside for the next attempt").isEqualTo(1);

        bench.at(Duration.ofSeconds(20)).onDue("a");
        bench.on(outcome(bench.running("a"), DeciderBench.failed(true)));

        assertThat(used(Duration.ZERO)).as("a failed run, and one ahead").isEqualTo(2);
    }

    @Test
    void a_cancelled_job_needs_nothing_any_more() {
        List.of("a", "b", "c").forEach(id -> submit(id, Duration.ofHours(3)));
        submit("d", TWO_DAYS);

        bench.on(DeciderBench.cancel("d"));

        assertThat(used(DAY)).isZero();
    }

    @Test
    void carbon_is_what_the_chosen_region_emits() {
        bench.by(
                """
                language 1
                policy shares {
                  for jobs where class is batch
                  budget carbon: 25 g per month
                  prefer lower region.latency
                }
                """);

        List.of("a", "b").forEach(id -> submit(id, Duration.ofHours(3)));
        List<BatchChange> third = submit("c", Duration.ofHours(3));

        assertThat(bench.running("a").target()).as("10 of 25 g").isEqualTo(new RegionId("se"));
        assertThat(refused(third).reason()).isEqualTo(Refusal.POLICY);
    }

    @Test
    void tenants_have_shares_of_their_own() {
        List.of("a", "b", "c").forEach(id -> submit(id, Duration.ofHours(3)));

        assertThat(
                        bench.bookings()
                                .spending()
                                .of(
                                        List.of(
                                                new Account(
                                                        TIME.budget(),
                                                        "globex",
                                                        TIME.resource(),
                                                        TIME.period())),
                                        TestWorld.NOW))
                .allMatch(use -> use.millionths() == 0);
    }
}
