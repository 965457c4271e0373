package io.heliotrope.orchestrator.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.decider.BatchSituation;
import io.heliotrope.decider.Bookings;
import io.heliotrope.model.Digest;
import io.heliotrope.model.Job;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.model.Objective;
import io.heliotrope.model.PayloadRef;
import io.heliotrope.model.Region;
import io.heliotrope.model.Residency;
import io.heliotrope.model.Slots;
import io.heliotrope.model.TenantId;
import io.heliotrope.orchestrator.config.ConfigLoad;
import io.heliotrope.orchestrator.config.HeliotropeConfig;
import io.heliotrope.orchestrator.metrics.LaneMetrics;
import io.heliotrope.orchestrator.metrics.Meters;
import io.heliotrope.orchestrator.shell.Policies;
import io.heliotrope.orchestrator.shell.Serials;
import io.heliotrope.orchestrator.token.TokenKeyFile;
import io.heliotrope.protocol.ControlRecord;
import io.heliotrope.protocol.ControlRecord.CatalogueSet;
import io.heliotrope.protocol.ControlRecord.PolicySet;
import io.heliotrope.protocol.ControlRecord.Tick;
import io.heliotrope.protocol.PlanRecord;
import io.heliotrope.protocol.Task;
import io.heliotrope.state.WorldFold;
import io.heliotrope.token.KeyedTokens;
import io.heliotrope.token.TokenKeys;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// When the decider plans and what it tells, on a clock that stands still unless it is moved.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PlanDeskTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final long LOOK_EVERY_NANOS = Duration.ofMillis(25).toNanos();
    private static final int LOOKS = 40;

    private final HeliotropeConfig config = shipped();
    private final TokenKeys tokenKeys = TokenKeyFile.passing();
    private final Policies policies = new Policies();
    private final Bookings bookings = new Bookings();
    private final PlanBoard board = new PlanBoard();
    private long nanos;
    private long nanosPerReading;
    private final PlanDesk desk =
            new PlanDesk(
                    board,
                    new LaneMetrics(new Meters(new SimpleMeterRegistry()), Lane.BATCH),
                    () -> nanos += nanosPerReading);

    /// Looks for a second at a moment, each time after `before`; tells what was told.
    private List<PlanRecord> second(Instant now, Runnable before) {
        BatchSituation situation = situation(now);
        List<PlanRecord> told = new ArrayList<>();
        for (int look = 0; look < LOOKS; look++) {
            nanos += LOOK_EVERY_NANOS;
            before.run();
            desk.look(situation).ifPresent(told::add);
        }
        return told;
    }

    @Test
    void a_plan_is_told_in_each_quarter_of_an_hour_though_nothing_is_held_and_nothing_moves() {
        for (int quarter = 0; quarter < 12; quarter++) {
            Instant now = NOON.plus(Slots.LENGTH.multipliedBy(quarter));

            List<PlanRecord> told = second(now, () -> {});

            assertThat(told).extracting(PlanRecord::at).containsExactly(now);
            assertThat(told.getFirst().jobs()).isZero();
            assertThat(board.last()).contains(told.getFirst());
        }
    }

    @Test
    void within_a_quarter_of_an_hour_nothing_more_is_told() {
        assertThat(second(NOON, () -> {})).hasSize(1);
        assertThat(second(NOON, () -> {})).isEmpty();
        assertThat(second(NOON.plusSeconds(60), () -> {})).isEmpty();
    }

    @Test
    void jobs_that_find_no_room_do_not_keep_a_plan_from_being_told() {
        for (int quarter = 0; quarter < 4; quarter++) {
            Instant now = NOON.plus(Slots.LENGTH.multipliedBy(quarter));
            BatchSituation situation = situation(now);

            List<PlanRecord> told = second(now, () -> desk.makeWay(job(now), situation));

            assertThat(told).as("quarter %d", quarter).hasSize(1);
        }
    }

    @Test
    void a_plan_that_took_long_puts_the_next_off_but_does_not_leave_it_out() {
        nanosPerReading = Duration.ofMillis(50).toNanos();
        BatchSituation first = situation(NOON);
        BatchSituation next = situation(NOON.plus(Slots.LENGTH));
        Optional<PlanRecord> before = desk.look(first);
        nanosPerReading = 0;

        Optional<PlanRecord> tooSoon = desk.look(next);
        nanos += Duration.ofSeconds(2).toNanos();
        Optional<PlanRecord> after = desk.look(next);

        assertThat(before).isPresent();
        assertThat(tooSoon).isEmpty();
        assertThat(after).map(PlanRecord::at).contains(NOON.plus(Slots.LENGTH));
    }

    private BatchSituation situation(Instant now) {
        WorldFold fold = new WorldFold();
        List<ControlRecord> records =
                List.of(
                        new CatalogueSet(config.catalogue()),
                        new PolicySet(config.policy()),
                        new Tick(0, now));
        records.forEach(next -> fold.apply(next, 0, now));
        var world = fold.world().orElseThrow();
        return new BatchSituation(
                world,
                policies.of(world),
                bookings,
                worker -> 0,
                new KeyedTokens(() -> tokenKeys, new Serials("boot", "batch")),
                (origin, job) -> 0,
                new Task(config.control(), 0, 0));
    }

    private Job job(Instant now) {
        Region region = config.regions().getFirst();
        return new Job(
                new JobId("job"),
                region.id(),
                new TenantId("tenant"),
                "tiny-llama",
                Residency.parse(region.jurisdiction().toString()),
                new Objective.Complete(now.plus(Duration.ofHours(6)), Duration.ofMinutes(1)),
                now,
                Digest.of("job"),
                new PayloadRef(region.home(), "jobs", 0, 0, 10));
    }

    private static HeliotropeConfig shipped() {
        return switch (ConfigLoad.shipped(Map.of())) {
            case ConfigLoad.Loaded(HeliotropeConfig loaded) -> loaded;
            case ConfigLoad.Refused refused -> throw new AssertionError(refused);
        };
    }
}
