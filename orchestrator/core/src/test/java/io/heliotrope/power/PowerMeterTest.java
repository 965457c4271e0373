package io.heliotrope.power;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.model.RegionId;
import io.heliotrope.power.PowerMeter.Counted;
import io.heliotrope.protocol.LaneLoad;
import io.heliotrope.state.TestWorld;
import io.heliotrope.state.World;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PowerMeterTest {
    private static final RegionId DE = new RegionId("de");

    private final PowerMeter meter = new PowerMeter();

    /// Three accelerators of 100 W idle at 400 g/kWh; of the two for batch work `on` are on and
    /// `running` at work.
    private static World world(int minutes, int requests, int on, int running) {
        return new TestWorld()
                .region("de", "DE")
                .worker(
                        "de",
                        "de-1",
                        new LaneLoad(2, 0, requests, Double.NaN),
                        new LaneLoad(2, 0, running, Double.NaN, on))
                .grams("de", 400)
                .now(TestWorld.NOW.plus(Duration.ofMinutes(minutes)))
                .build();
    }

    private Counted counted() {
        return meter.counted().getOrDefault(DE, Counted.NOTHING);
    }

    @Test
    void what_was_on_and_at_work_lasts_until_the_next_look() {
        meter.look(world(0, 0, 2, 1));
        meter.look(world(30, 0, 2, 1));

        assertThat(counted().hours()).isEqualTo(1.5);
        assertThat(counted().onHours()).isEqualTo(1.5);
        assertThat(counted().workingHours()).isEqualTo(0.5);
        assertThat(counted().idleGrams()).isCloseTo(2 * 0.1 * 0.5 * 400, within(1e-9));
        assertThat(counted().allGrams()).isCloseTo(3 * 0.1 * 0.5 * 400, within(1e-9));
        assertThat(counted().requestGrams()).isZero();
    }

    @Test
    void an_accelerator_that_answers_requests_is_at_work() {
        meter.look(world(0, 1, 0, 0));
        meter.look(world(60, 0, 0, 0));

        assertThat(counted().onHours()).isEqualTo(1);
        assertThat(counted().workingHours()).isEqualTo(1);
        assertThat(counted().idleGrams()).isZero();
        assertThat(counted().requestGrams()).isCloseTo(40, within(1e-9));
    }

    @Test
    void what_came_on_since_has_started_on_idle_power() {
        meter.look(world(0, 0, 0, 0));
        meter.look(world(0, 0, 2, 0));

        assertThat(counted().onHours()).isCloseTo(2 * 3 / 60.0, within(1e-9));
        assertThat(counted().idleGrams()).isCloseTo(2 * 0.1 * 3 / 60 * 400, within(1e-9));
    }

    @Test
    void an_earlier_world_changes_nothing() {
        meter.look(world(30, 0, 2, 0));
        meter.look(world(0, 0, 2, 0));
        meter.look(world(45, 0, 2, 0));

        assertThat(counted().hours()).isCloseTo(0.75, within(1e-9));
    }
}
