package io.heliotrope.decide;

import static io.heliotrope.decide.TestJobs.NOW;
import static io.heliotrope.decide.TestJobs.batch;
import static io.heliotrope.decide.TestJobs.blocked;
import static io.heliotrope.decide.TestJobs.decide;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.model.Decision;
import io.heliotrope.model.Decision.Dispatch;
import io.heliotrope.model.Decision.Hold;
import io.heliotrope.model.HoldReason;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Slots;
import io.heliotrope.protocol.Load;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.state.TestWorld;
import java.time.Duration;
import java.util.Arrays;
import java.util.BitSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BatchDecisionTest {
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
    void waits_for_the_greener_window_when_the_deadline_allows() {
        Receipt receipt = decide(batch("de", "", DAY, HOUR), oneRegion(50, 20, 24).build());

        assertThat(receipt.decision()).isEqualTo(at(20, "de", HoldReason.GREENER_WINDOW));
        assertThat(receipt.winner().orElseThrow().grams()).isCloseTo(25, within(1e-9));
        assertThat(receipt.counterfactual().orElseThrow().grams()).isCloseTo(50, within(1e-9));
    }

    @Test
    void the_integral_decides_and_not_the_lowest_slot() {
        double[] values = new double[1000];
        Arrays.fill(values, 100);
        values[10] = 1;
        values[9] = 300;
        values[11] = 300;
        Arrays.fill(values, 40, 44, 70);
        TestWorld world =
                new TestWorld().region("de", "DE").forecast("de", values).reserve(Duration.ZERO);

        Receipt receipt = decide(batch("de", "", DAY, HOUR), world.build());

        assertThat(receipt.decision()).isEqualTo(at(40, "de", HoldReason.GREENER_WINDOW));
    }

    @Test
    void runs_now_when_waiting_gains_next_to_nothing() {
        assertThat(decide(batch("de", "", DAY, HOUR), oneRegion(99.6, 20, 24).build()).decision())
                .isEqualTo(to("de"));
        assertThat(decide(batch("de", "", DAY, HOUR), oneRegion(99.4, 20, 24).build()).decision())
                .isEqualTo(at(20, "de", HoldReason.GREENER_WINDOW));
    }

    @Test
    void goes_to_the_greenest_allowed_region() {
        TestWorld world =
                new TestWorld()
                        .region("de", "DE")
                        .region("se", "SE")
                        .region("us", "US")
                        .grams("de", 400)
                        .grams("se", 20)
                        .grams("us", 5);

        Receipt receipt = decide(batch("de", "EEA", DAY, HOUR), world.build());

        assertThat(receipt.decision()).isEqualTo(to("se"));
        assertThat(receipt.second().orElseThrow().region()).isEqualTo(new RegionId("de"));
    }

    @Test
    void waits_for_capacity_when_nothing_earlier_is_free() {
        Load load = blocked(HERE, false, slots(0, 8));

        assertThat(
                        decide(batch("de", "", DAY, HOUR), oneRegion(100, 0, 1).build(), load)
                                .decision())
                .isEqualTo(at(8, "de", HoldReason.CAPACITY));
    }

    @Test
    void a_run_and_its_reserve_need_every_slot_that_they_touch() {
        TestWorld world = oneRegion(50, 20, 24).reserve(Duration.ofMinutes(15));
        Load load = blocked(HERE, false, slots(24, 25));

        Receipt receipt = decide(batch("de", "", DAY, HOUR), world.build(), load);

        assertThat(receipt.decision()).isEqualTo(at(19, "de", HoldReason.GREENER_WINDOW));
    }

    @Test
    void a_start_within_a_slot_touches_one_slot_more() {
        TestWorld world = oneRegion(100, 0, 1).now(NOW.plusSeconds(60));
        Load load = blocked(HERE, false, slots(4, 5));

        assertThat(decide(batch("de", "", DAY, HOUR), world.build(), load).decision())
                .isEqualTo(at(5, "de", HoldReason.CAPACITY));
    }

    @Test
    void takes_the_best_live_region_when_the_best_for_now_is_down() {
        TestWorld world =
                new TestWorld()
                        .region("de", "DE")
                        .region("se", "SE")
                        .grams("de", 400)
                        .grams("se", 20)
                        .down("se");

        assertThat(decide(batch("de", "", DAY, HOUR), world.build()).decision())
                .isEqualTo(to("de"));
    }

    @Test
    void plans_a_later_start_in_a_region_that_is_down_now() {
        TestWorld world = oneRegion(50, 20, 24).down("de");

        assertThat(decide(batch("de", "", DAY, HOUR), world.build()).decision())
                .isEqualTo(at(20, "de", HoldReason.GREENER_WINDOW));
    }

    @Test
    void holds_a_job_whose_only_allowed_region_is_down() {
        TestWorld world = oneRegion(100, 0, 1).region("us", "US").grams("us", 1).down("de");

        Receipt receipt = decide(batch("us", "DE", DAY, HOUR), world.build());

        assertThat(receipt.decision())
                .isEqualTo(
                        new Hold(
                                NOW.plus(DAY).minus(HOUR),
                                new RegionId("de"),
                                HoldReason.REGION_DOWN));
    }

    @Test
    void a_series_that_ends_before_the_deadline_leaves_its_known_part_to_choose_from() {
        TestWorld world =
                new TestWorld()
                        .region("de", "DE")
                        .forecast("de", 100, 100, 100, 100, 40, 40, 40, 40, 90)
                        .reserve(Duration.ZERO);

        assertThat(decide(batch("de", "", DAY, HOUR), world.build()).decision())
                .isEqualTo(at(4, "de", HoldReason.GREENER_WINDOW));
    }

    @Test
    void a_gap_costs_its_own_slots_only() {
        TestWorld world =
                new TestWorld()
                        .region("de", "DE")
                        .forecast(
                                "de",
                                100,
                                100,
                                100,
                                100,
                                Double.NaN,
                                10,
                                10,
                                10,
                                Double.NaN,
                                40,
                                40,
                                40,
                                40)
                        .reserve(Duration.ZERO);

        assertThat(decide(batch("de", "", DAY, HOUR), world.build()).decision())
                .isEqualTo(at(9, "de", HoldReason.GREENER_WINDOW));
    }

    @Test
    void runs_at_once_when_nothing_is_known_of_any_grid() {
        TestWorld world = new TestWorld().region("de", "DE").region("aa", "SE");

        Receipt receipt = decide(batch("de", "", DAY, HOUR), world.build());

        assertThat(receipt.decision()).isEqualTo(to("de"));
        assertThat(receipt.winner().orElseThrow().grams()).isNaN();
    }
}
