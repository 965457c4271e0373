package io.heliotrope.planner;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Slots;
import io.heliotrope.state.TestWorld;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// Days that are alike: two jobs come at midnight and have the whole day, four come a quarter of an
/// hour before ten and must be done by two. The region has one slot; it is cleanest from ten to
/// two, nearly so from six to eight, and dirty otherwise.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ComingTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int SLOTS_PER_HOUR = 4;
    private static final int DAYS = 10;

    private static double grams(int hour) {
        return hour >= 10 && hour < 14 ? 20 : hour >= 6 && hour < 8 ? 30 : 400;
    }

    private static TestWorld fleet() {
        double[] slots = new double[(DAYS + 2) * 24 * SLOTS_PER_HOUR];
        for (int slot = 0; slot < slots.length; slot++) {
            slots[slot] = grams(slot / SLOTS_PER_HOUR % 24);
        }
        return new TestWorld()
                .reserve(Duration.ZERO)
                .region("se", "SE", 80, 1, 1)
                .forecast("se", slots);
    }

    private static PlannedLane lived(boolean expects) {
        PlannedLane lane = new PlannedLane(fleet(), expects);
        for (int slot = 0; slot < DAYS * 24 * SLOTS_PER_HOUR; slot++) {
            Duration now = Slots.LENGTH.multipliedBy(slot);
            lane.at(now);
            int ofDay = slot % (24 * SLOTS_PER_HOUR);
            if (ofDay == 0) {
                admit(lane, "calm-" + slot, 2, now, HOUR.multipliedBy(24));
            } else if (ofDay == 10 * SLOTS_PER_HOUR - 1) {
                admit(lane, "urgent-" + slot, 4, now, HOUR.multipliedBy(4).plus(Slots.LENGTH));
            }
            lane.plan();
            lane.release();
        }
        return lane;
    }

    private static void admit(
            PlannedLane lane, String name, int jobs, Duration now, Duration within) {
        for (int i = 0; i < jobs; i++) {
            lane.admit(LaneJobs.job(name + "-" + i, "se", "", now, now.plus(within), HOUR));
        }
    }

    @Test
    void room_is_kept_for_those_who_will_have_no_other() {
        PlannedLane with = lived(true);
        PlannedLane without = lived(false);

        assertThat(with.released()).hasSize(DAYS * 6);
        assertThat(without.released()).hasSize(DAYS * 6);
        assertThat(with.grams()).isLessThan(0.5 * without.grams());
    }
}
