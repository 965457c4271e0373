package io.heliotrope.planner;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.PolicyText;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Slots;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.state.TestWorld;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// A policy that wants `se`, with one slot, and gives way; from the second quarter of an hour on it
/// is clean, and `de` not much dirtier.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PlanRelaxesTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String CLEAN =
            """
            language 1
            policy clean {
              for jobs
              require clean: region in (se)
              relax clean
            }
            """;

    private final TestWorld fleet =
            new TestWorld()
                    .reserve(Duration.ZERO)
                    .region("de", "DE", 80, 2, 2)
                    .region("se", "SE", 80, 1, 1)
                    .forecast("de", from(30))
                    .forecast("se", from(20));

    private static double[] from(double grams) {
        double[] slots = new double[40];
        Arrays.fill(slots, grams);
        slots[0] = 900;
        return slots;
    }

    private PlannedLane lane(int jobs, Duration until) {
        fleet.policy(fleet.settings().with(List.of(new PolicyText("clean.helio", CLEAN))));
        PlannedLane lane = new PlannedLane(fleet);
        for (int i = 0; i < jobs; i++) {
            lane.admit(LaneJobs.job("job-" + i, "de", "", until, HOUR));
        }
        return lane;
    }

    private static List<String> targets(PlannedLane lane) {
        for (int slot = 0; slot < 30; slot++) {
            lane.at(Slots.LENGTH.multipliedBy(slot)).release();
        }
        return lane.released().values().stream()
                .map(Dispatch::target)
                .map(RegionId::value)
                .toList();
    }

    @Test
    void gives_way_for_a_class_that_has_no_room_without() {
        PlannedLane lane = lane(2, HOUR.multipliedBy(2));
        ReleasePlan plan = lane.plan();

        assertThat(plan.jobs()).isEqualTo(2);
        assertThat(plan.unplaced()).isZero();
        assertThat(targets(lane)).containsExactlyInAnyOrder("se", "de");
    }

    @Test
    void gives_way_for_nobody_who_can_be_in_time_without() {
        PlannedLane lane = lane(3, HOUR.multipliedBy(5));
        ReleasePlan plan = lane.plan();

        assertThat(plan.jobs()).isEqualTo(3);
        assertThat(plan.unplaced()).isZero();
        assertThat(targets(lane)).containsOnly("se");
    }
}
