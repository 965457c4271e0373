package io.heliotrope.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.model.Slots;
import io.heliotrope.protocol.PlanRecord.Outturn;
import io.heliotrope.state.TestWorld;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// One region with one slot, 500 W, in which a run of an hour emits half of what one kWh does.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LastDayTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int SLOTS_PER_HOUR = 4;

    private final TestWorld fleet =
            new TestWorld().region("se", "SE", 80, 1, 1).reserve(Duration.ZERO);

    /// Grams per kWh by the hour; what is not named has 400.
    private static double[] hours(double... named) {
        double[] slots = new double[40 * SLOTS_PER_HOUR];
        for (int slot = 0; slot < slots.length; slot++) {
            int hour = slot / SLOTS_PER_HOUR;
            slots[slot] = hour < named.length ? named[hour] : 400;
        }
        return slots;
    }

    private static PlannedLane live(PlannedLane lane, int fromSlot, int untilSlot) {
        for (int slot = fromSlot; slot < untilSlot; slot++) {
            lane.at(Slots.LENGTH.multipliedBy(slot));
            lane.plan();
            lane.release();
        }
        return lane;
    }

    @Test
    void what_came_as_expected_in_the_best_place_has_no_regret() {
        PlannedLane lane = new PlannedLane(fleet.forecast("se", hours(300, 100, 200)));
        lane.at(Duration.ZERO);
        lane.admit(LaneJobs.job("a", "se", "", HOUR.multipliedBy(6), HOUR));

        Outturn running = live(lane, 0, 7).outturn();
        Outturn over = live(lane, 7, 9).outturn();

        assertThat(running.runs()).isZero();
        assertThat(over.runs()).isOne();
        assertThat(over.since()).isEqualTo(TestWorld.NOW);
        assertThat(over.expected()).isEqualTo(50, within(1e-9));
        assertThat(over.grams()).isEqualTo(50, within(1e-9));
        assertThat(over.hindsight()).isEqualTo(50, within(1e-9));
        assertThat(over.regret()).isZero();
    }

    @Test
    void a_forecast_that_failed_is_a_regret_afterwards() {
        PlannedLane lane = new PlannedLane(fleet.forecast("se", hours(300, 100, 200)));
        lane.at(Duration.ZERO);
        lane.admit(LaneJobs.job("a", "se", "", HOUR.multipliedBy(6), HOUR));
        live(lane, 0, 5);
        // the run has begun when the wind stops; two hours later it blows
        fleet.forecast("se", hours(300, 500, 500, 80));

        Outturn over = live(lane, 5, 17).outturn();

        assertThat(over.runs()).isOne();
        assertThat(over.expected()).isEqualTo(50, within(1e-9));
        assertThat(over.grams()).isEqualTo((100 + 3 * 500) / 8.0, within(1e-9));
        assertThat(over.hindsight()).isEqualTo(40, within(1e-9));
        assertThat(over.regret()).isEqualTo(over.grams() - 40, within(1e-9));
    }

    @Test
    void hindsight_has_no_more_room_than_there_was() {
        PlannedLane lane = new PlannedLane(fleet.forecast("se", hours(300, 100, 200)));
        lane.at(Duration.ZERO);
        lane.admit(LaneJobs.job("a", "se", "", HOUR.multipliedBy(6), HOUR));
        lane.admit(LaneJobs.job("b", "se", "", HOUR.multipliedBy(6), HOUR));

        Outturn over = live(lane, 0, 30).outturn();

        assertThat(over.runs()).isEqualTo(2);
        assertThat(over.hindsight()).isEqualTo(50 + 100, within(1e-9));
        assertThat(over.grams()).isEqualTo(over.hindsight(), within(1e-9));
    }

    @Test
    void runs_are_forgotten_after_a_day() {
        double[] same = new double[60 * SLOTS_PER_HOUR];
        Arrays.fill(same, 100);
        PlannedLane lane = new PlannedLane(fleet.forecast("se", same));
        lane.at(Duration.ZERO);
        lane.admit(LaneJobs.job("a", "se", "", HOUR.multipliedBy(6), HOUR));
        int ends = SLOTS_PER_HOUR;

        assertThat(live(lane, 0, ends + 96).outturn().runs()).isOne();
        assertThat(live(lane, ends + 96, ends + 97).outturn().runs()).isZero();
    }
}
