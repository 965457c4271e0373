package io.heliotrope.workers;

import static io.heliotrope.workers.Samples.MODEL;
import static io.heliotrope.workers.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.protocol.PowerPlan;
import io.heliotrope.protocol.PowerPlan.Step;
import io.heliotrope.protocol.Result;
import io.heliotrope.state.WorldFold;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A worker of one slot a lane, on accelerators that take three minutes to start.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Timeout(20)
class PowerSwitchTest {
    private final ScriptedEngine interactive = ScriptedEngine.open(MODEL, ScriptedEngine::echo);
    private final ScriptedEngine batch = ScriptedEngine.open(MODEL, ScriptedEngine::echo);
    private final StationFixture fixture =
            new StationFixture(new Engines(List.of(interactive), List.of(batch)));

    private void told(Step... steps) {
        WorldFold fold = Samples.fold();
        fold.apply(fixture.station.heartbeat(0), 0, NOON);
        fold.apply(
                new PowerPlan(
                        NOON,
                        NOON.plus(Duration.ofHours(6)),
                        new TreeMap<>(Map.of(Samples.SWEDEN, List.of(steps)))),
                1,
                NOON);
        fixture.world = fold.world();
        assertThat(fixture.world).isPresent();
        fixture.station.lookAtPower();
    }

    private void jobTime(Instant now) {
        fixture.jobClock.advanceTo(now);
        fixture.station.lookAtPower();
    }

    private static Instant minute(int minutes) {
        return NOON.plus(Duration.ofMinutes(minutes));
    }

    private int on() {
        return fixture.station.heartbeat(1).batch().on();
    }

    private int interactiveOn() {
        return fixture.station.heartbeat(1).interactive().on();
    }

    @Test
    void everything_is_on_while_no_plan_says_otherwise() {
        fixture.station.lookAtPower();
        assertThat(on()).isEqualTo(1);
        fixture.world = Optional.empty();
        fixture.station.lookAtPower();

        assertThat(on()).isEqualTo(1);
        assertThat(interactiveOn()).isEqualTo(1);
    }

    @Test
    void what_the_plan_does_not_want_is_off_and_is_on_again_when_the_plan_has_ended() {
        told(new Step(NOON, 0, 0));
        assertThat(on()).isZero();
        assertThat(interactiveOn()).isZero();

        jobTime(minute(6 * 60));
        jobTime(minute(6 * 60 + 3));

        assertThat(on()).isEqualTo(1);
        assertThat(interactiveOn()).isEqualTo(1);
    }

    @Test
    void an_accelerator_starts_before_it_is_wanted_and_is_ready_in_time() {
        told(new Step(NOON, 1, 0), new Step(minute(60), 1, 1));
        jobTime(minute(56));
        assertThat(on()).isZero();

        jobTime(minute(57));
        assertThat(on()).as("it starts").isZero();
        jobTime(minute(60));

        assertThat(on()).isEqualTo(1);
    }

    @Test
    void work_that_waits_starts_one_whatever_the_plan_says_and_it_is_off_after() throws Exception {
        told(new Step(NOON, 1, 0));
        fixture.accept(Samples.complete("a"));
        assertThat(fixture.station.heartbeat(1).batch().queued()).isEqualTo(1);

        fixture.station.lookAtPower();
        jobTime(minute(3));
        assertThat(on()).isEqualTo(1);
        assertThat(batch.entered.take()).isNotNull();
        jobTime(minute(4));
        assertThat(on()).as("it works").isEqualTo(1);
        fixture.jobClock.advanceTo(minute(3).plus(Samples.GPU_TIME));
        assertThat(fixture.results.next(Result.Finished.class)).isNotNull();
        fixture.station.close();
        fixture.station.lookAtPower();

        assertThat(on()).isZero();
    }

    @Test
    void a_start_up_ends_in_real_time_too_where_job_time_stands_still() {
        told(new Step(NOON, 1, 0));
        fixture.accept(Samples.complete("a"));
        fixture.station.lookAtPower();
        assertThat(on()).isZero();

        fixture.wall.advance(Duration.ofMinutes(3));
        fixture.station.lookAtPower();

        assertThat(on()).isEqualTo(1);
    }

    @Test
    void a_start_up_that_nobody_wants_any_more_is_given_up() {
        told(new Step(NOON, 1, 0), new Step(minute(60), 1, 1));
        jobTime(minute(58));
        told(new Step(NOON, 1, 0));
        jobTime(minute(61));

        assertThat(on()).isZero();
    }

    @Test
    void a_region_that_has_another_worker_first_leaves_this_one_what_remains() {
        WorldFold fold = Samples.fold();
        fold.apply(fixture.station.heartbeat(0), 0, NOON);
        fold.apply(Samples.heartbeatOf("w0"), 1, NOON);
        fold.apply(
                new PowerPlan(
                        NOON,
                        minute(60),
                        new TreeMap<>(
                                Map.of(
                                        Samples.SWEDEN,
                                        List.of(
                                                new Step(NOON, 1, 1),
                                                new Step(minute(30), 2, 2))))),
                2,
                NOON);
        fixture.world = fold.world();

        fixture.station.lookAtPower();
        assertThat(on()).isZero();
        assertThat(interactiveOn()).isZero();

        jobTime(minute(27));
        jobTime(minute(30));
        assertThat(on()).isEqualTo(1);
        assertThat(interactiveOn()).isEqualTo(1);
    }
}
