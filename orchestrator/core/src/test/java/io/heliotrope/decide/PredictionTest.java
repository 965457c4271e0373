package io.heliotrope.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.model.Objective.Respond;
import io.heliotrope.state.Pool;
import io.heliotrope.state.TestWorld;
import io.heliotrope.state.World;
import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PredictionTest {
    private static final Respond RESPOND = new Respond(Duration.ofSeconds(1), TestJobs.EXPIRY, 100);

    private static double latency(TestWorld test, int outstanding) {
        World world = test.build();
        return Prediction.latencyMillis(
                RESPOND, TestWorld.SMALL, world.region(0), world.pool(0), 40, outstanding);
    }

    private static TestWorld oneRegion() {
        return new TestWorld().region("de", "DE");
    }

    @Test
    void an_idle_region_costs_round_trip_and_service() {
        assertThat(latency(oneRegion(), 0)).isEqualTo(240);
        assertThat(latency(oneRegion().busy("de", 1, 500), 0)).isEqualTo(540);
    }

    @Test
    void the_wait_is_the_99th_percentile_of_the_time_until_a_slot_is_free() {
        SplittableRandom random = new SplittableRandom(11);
        for (int busy : new int[] {2, 3, 5, 12, 40}) {
            double[] waits = new double[200_000];
            for (int i = 0; i < waits.length; i++) {
                for (int ended = 0; ended < busy - 1; ended++) {
                    waits[i] += -StrictMath.log(1 - random.nextDouble()) * 100 / 2;
                }
            }
            Arrays.sort(waits);
            double simulated = waits[(int) (waits.length * 0.99)];

            double predicted = latency(oneRegion().busy("de", busy, 100), 0) - 140;

            assertThat(predicted)
                    .as("%d busy", busy)
                    .isCloseTo(simulated, within(simulated * 0.02));
        }
    }

    @Test
    void the_larger_of_own_and_reported_work_counts() {
        assertThat(latency(oneRegion().busy("de", 5, 100), 3))
                .isEqualTo(latency(oneRegion().busy("de", 5, 100), 0))
                .isEqualTo(latency(oneRegion().busy("de", 1, 100), 5));
    }

    @Test
    void a_dead_region_is_judged_by_the_slots_of_the_catalogue() {
        assertThat(latency(oneRegion().down("de"), 0)).isEqualTo(240);
    }

    @Test
    void idle_takes_the_better_of_measured_and_prior() {
        Pool slow = oneRegion().busy("de", 50, 900).build().pool(0);
        Pool fast = oneRegion().busy("de", 50, 20).build().pool(0);

        assertThat(Prediction.idleMillis(RESPOND, TestWorld.SMALL, slow, 40)).isEqualTo(240);
        assertThat(Prediction.idleMillis(RESPOND, TestWorld.SMALL, fast, 40)).isEqualTo(60);
    }
}
