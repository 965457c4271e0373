package io.heliotrope.decide;

import static io.heliotrope.decide.TestJobs.NOW;
import static io.heliotrope.decide.TestJobs.accepted;
import static io.heliotrope.decide.TestJobs.batch;
import static io.heliotrope.decide.TestJobs.blocked;
import static io.heliotrope.decide.TestJobs.decide;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Decision;
import io.heliotrope.model.Decision.Dispatch;
import io.heliotrope.model.Decision.Hold;
import io.heliotrope.model.Decision.Refuse;
import io.heliotrope.model.HoldReason;
import io.heliotrope.model.Job;
import io.heliotrope.model.Objective.Complete;
import io.heliotrope.model.Refusal;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Slots;
import io.heliotrope.protocol.Load;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.state.TestWorld;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BatchDeadlineTest {
    private static final long HERE = Slots.of(NOW);
    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration HOUR = Duration.ofHours(1);

    /// One region, 100 g/kWh except in the given slots.
    private static TestWorld oneRegion(double grams, int from, int to) {
        double[] values = new double[1000];
        Arrays.fill(values, 100);
        Arrays.fill(values, from, to, grams);
        return new TestWorld().region("de", "DE").forecast("de", values).reserve(Duration.ZERO);
    }

    private static Decision at(long slot, String region, HoldReason reason) {
        return new Hold(Slots.start(HERE + slot), new RegionId(region), reason);
    }

    private static Decision to(String region) {
        return new Dispatch(new RegionId(region));
    }

    private static BitSet slots(int from, int to) {
        BitSet set = new BitSet();
        set.set(from, to);
        return set;
    }

    @Test
    void runs_at_once_when_waiting_would_miss_the_deadline() {
        Job job = batch("de", "", Duration.ofHours(5), HOUR);

        assertThat(decide(job, oneRegion(50, 20, 24).build()).decision()).isEqualTo(to("de"));
    }

    @Test
    void the_last_start_is_the_deadline_less_run_and_reserve() {
        TestWorld world = oneRegion(50, 20, 1000);
        Job job = batch("de", "", Duration.ofHours(6), HOUR);

        Receipt without = decide(job, world.build());
        Receipt with = decide(job, world.reserve(Duration.ofMinutes(16)).build());

        assertThat(without.decision()).isEqualTo(at(20, "de", HoldReason.GREENER_WINDOW));
        assertThat(with.winner().orElseThrow().start())
                .isBeforeOrEqualTo(NOW.plus(Duration.ofHours(5)).minusSeconds(16 * 60));
    }

    @Test
    void refuses_a_deadline_that_cannot_be_met_and_names_one_that_can() {
        TestWorld world = oneRegion(100, 0, 1).reserve(Duration.ofMinutes(15));

        Receipt receipt =
                decide(
                        batch("de", "", HOUR, HOUR),
                        world.build(),
                        blocked(HERE, false, slots(0, 2)));

        Instant soonest = NOW.plus(Duration.ofMinutes(30 + 60 + 15));
        assertThat(receipt.decision()).isEqualTo(new Refuse(Refusal.DEADLINE_UNREACHABLE, soonest));
    }

    @Test
    void refuses_when_capacity_is_taken_until_the_deadline_and_names_the_soonest_end() {
        Load load = blocked(HERE, false, slots(0, 200));

        Receipt receipt = decide(batch("de", "", DAY, HOUR), oneRegion(100, 0, 1).build(), load);

        assertThat(receipt.decision())
                .isEqualTo(new Refuse(Refusal.NO_CAPACITY, Slots.start(HERE + 200).plus(HOUR)));
    }

    @Test
    void an_accepted_job_that_is_late_runs_at_once_where_it_can() {
        Job late = batch("de", "", Duration.ofMinutes(30), HOUR);

        Receipt receipt = decide(late, oneRegion(100, 0, 1).build(), accepted());

        assertThat(receipt.decision()).isEqualTo(to("de"));
        assertThat(receipt.relaxation()).isEqualTo(1);
    }

    @Test
    void an_accepted_job_that_is_late_waits_for_the_first_free_slot() {
        Job late = batch("de", "", Duration.ofMinutes(30), HOUR);
        Load load = blocked(HERE, true, slots(0, 3));

        assertThat(decide(late, oneRegion(100, 0, 1).build(), load).decision())
                .isEqualTo(at(3, "de", HoldReason.CAPACITY));
    }

    @Test
    void an_accepted_job_that_is_late_is_held_while_its_region_is_down() {
        Job late = batch("de", "DE", Duration.ofMinutes(30), HOUR);
        TestWorld world = oneRegion(100, 0, 1).region("us", "US").down("de");

        assertThat(decide(late, world.build(), accepted()).decision())
                .isEqualTo(at(1, "de", HoldReason.REGION_DOWN));
    }

    @Test
    void extreme_times_are_decided_and_not_thrown() {
        TestWorld world = oneRegion(100, 0, 1);
        Job endless =
                TestJobs.job(
                        "de",
                        "small",
                        "",
                        new Complete(Instant.MAX, Duration.ofSeconds(Long.MAX_VALUE)));
        Job patient = TestJobs.job("de", "small", "", new Complete(Instant.MAX, HOUR));
        Job past = TestJobs.job("de", "small", "", new Complete(Instant.MIN, HOUR));

        assertThat(decide(endless, world.build()).decision())
                .isEqualTo(new Refuse(Refusal.DEADLINE_UNREACHABLE, Instant.MAX));
        assertThat(decide(patient, world.build(), blocked(HERE, false, slots(0, 2000))).decision())
                .isEqualTo(at(2000, "de", HoldReason.CAPACITY));
        assertThat(decide(past, world.build()).decision())
                .isEqualTo(new Refuse(Refusal.DEADLINE_UNREACHABLE, NOW.plus(HOUR)));
    }
}
