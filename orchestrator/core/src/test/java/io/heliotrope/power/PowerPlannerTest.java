package io.heliotrope.power;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.decider.Bookings;
import io.heliotrope.model.JobId;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Slots;
import io.heliotrope.protocol.LaneLoad;
import io.heliotrope.protocol.PowerPlan.Step;
import io.heliotrope.protocol.PowerTold;
import io.heliotrope.state.TestWorld;
import io.heliotrope.state.World;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// Regions `de` and `se` of two batch accelerators and one for requests, 100 W idle, 3 minutes to
/// start; 400 and 40 g/kWh.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PowerPlannerTest {
    private static final RegionId DE = new RegionId("de");
    private static final RegionId SE = new RegionId("se");
    private static final Duration RUN = Duration.ofMinutes(30);

    private final PowerPlanner planner = new PowerPlanner();
    private final Bookings bookings = new Bookings();

    private static TestWorld place() {
        return new TestWorld()
                .region("de", "DE")
                .region("se", "SE")
                .grams("de", 400)
                .grams("se", 40);
    }

    private static Instant slot(int ahead) {
        return Slots.start(Slots.of(TestWorld.NOW) + ahead);
    }

    /// Of a run, with the reserve of the world's policy.
    private void book(int job, RegionId region, int slot) {
        bookings.book(new JobId("job-" + job), region, slot(slot), RUN.plusMinutes(15));
    }

    private static Step at(PowerTold told, RegionId region, int slot) {
        return told.plan().at(region, slot(slot)).orElseThrow();
    }

    @Test
    void batch_accelerators_are_on_for_the_runs_that_are_meant_for_them_without_their_reserve() {
        book(1, DE, 8);
        book(2, DE, 9);
        book(3, SE, 40);

        PowerTold told = planner.plan(place().build(), bookings);

        assertThat(at(told, DE, 0).batch()).isZero();
        assertThat(at(told, DE, 8).batch()).isEqualTo(1);
        assertThat(at(told, DE, 9).batch()).isEqualTo(2);
        assertThat(at(told, DE, 10).batch()).isEqualTo(1);
        assertThat(at(told, DE, 11).batch()).as("the reserve needs none").isZero();
        assertThat(at(told, SE, 40).batch()).isEqualTo(1);
        assertThat(told.plan().until()).isEqualTo(slot(96));
    }

    @Test
    void more_runs_than_accelerators_need_no_more_than_there_are() {
        for (int job = 0; job < 5; job++) {
            book(job, DE, 4);
        }

        assertThat(at(planner.plan(place().build(), bookings), DE, 4).batch()).isEqualTo(2);
    }

    @Test
    void hours_and_grams_are_those_of_what_is_on_and_of_all() {
        book(1, DE, 8);

        PowerTold told = planner.plan(place().build(), bookings);

        assertThat(told.allHours()).isEqualTo(24 * 6);
        assertThat(told.hours()).as("two for requests, half an hour of one").isEqualTo(48.5);
        double requests = 24 * 0.1 * (400 + 40);
        double start = 0.1 * 400 * 3 / 60;
        assertThat(told.grams()).isCloseTo(requests + start, within(1e-6));
        assertThat(told.alwaysOnGrams()).isCloseTo(3 * requests - 0.1 * 400 * 0.5, within(1e-6));
    }

    @Test
    void all_request_accelerators_are_on_until_a_day_has_been_seen_then_as_many_as_are_expected() {
        TestWorld large =
                place().worker("de", "de-2", new LaneLoad(2, 0, 0, Double.NaN), 0)
                        .worker("de", "de-3", new LaneLoad(2, 0, 1, Double.NaN), 0);
        World first = large.build();
        planner.look(first);
        assertThat(at(planner.plan(first, bookings), DE, 0).interactive()).isEqualTo(3);

        World nextDay = large.now(TestWorld.NOW.plus(Duration.ofHours(24))).build();
        planner.look(nextDay);
        PowerTold told = planner.plan(nextDay, bookings);

        assertThat(at(told, DE, 96).interactive())
                .as("one request the day before, and one now")
                .isLessThan(3)
                .isPositive();
    }

    @Test
    void where_nothing_is_known_of_the_grid_all_slots_cost_the_same_and_count_no_grams() {
        book(1, DE, 8);
        World world = new TestWorld().region("de", "DE").build();

        PowerTold told = planner.plan(world, bookings);

        assertThat(at(told, DE, 8).batch()).isEqualTo(1);
        assertThat(told.grams()).isZero();
    }
}
