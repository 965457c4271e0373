package io.heliotrope.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Lane;
import io.heliotrope.model.WorkerId;
import io.heliotrope.protocol.LaneLoad;
import io.heliotrope.state.Pool;
import io.heliotrope.state.TestWorld;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WorkerChoiceTest {
    private static LaneLoad load(int slots, int busy) {
        return new LaneLoad(slots, 0, busy, Double.NaN);
    }

    private static Optional<WorkerChoice> choose(TestWorld world, Map<String, Integer> own) {
        Pool pool = world.build().pool(0);
        return WorkerChoice.of(
                pool, Lane.INTERACTIVE, "small", id -> own.getOrDefault(id.value(), 0));
    }

    private static TestWorld workers(LaneLoad first, LaneLoad second) {
        return new TestWorld()
                .region("de", "DE")
                .worker("de", "de-1", first, 1)
                .worker("de", "de-2", second, 1);
    }

    private static Optional<WorkerChoice> picked(String worker, boolean hasFreeSlot) {
        return Optional.of(new WorkerChoice(new WorkerId(worker), hasFreeSlot));
    }

    @Test
    void takes_the_fewest_jobs_per_slot_and_not_the_fewest_jobs() {
        assertThat(choose(workers(load(2, 1), load(8, 2)), Map.of()))
                .isEqualTo(picked("de-2", true));
    }

    @Test
    void equals_are_decided_by_id() {
        assertThat(choose(workers(load(2, 1), load(4, 2)), Map.of()))
                .isEqualTo(picked("de-1", true));
    }

    @Test
    void own_work_counts_before_a_heartbeat_reports_it() {
        assertThat(choose(workers(load(2, 0), load(2, 1)), Map.of("de-1", 2)))
                .isEqualTo(picked("de-2", true));
    }

    @Test
    void says_when_the_least_loaded_worker_has_no_free_slot() {
        assertThat(choose(workers(load(2, 2), load(2, 5)), Map.of()))
                .isEqualTo(picked("de-1", false));
    }

    @Test
    void a_worker_without_slots_of_the_lane_is_never_taken() {
        assertThat(choose(workers(load(0, 0), load(0, 0)), Map.of())).isEmpty();
        assertThat(choose(workers(load(0, 0), load(1, 9)), Map.of()))
                .isEqualTo(picked("de-2", false));
    }

    @Test
    void a_pool_that_serves_other_models_or_is_down_offers_nobody() {
        Pool pool = workers(load(2, 0), load(2, 0)).build().pool(0);

        assertThat(WorkerChoice.of(pool, Lane.BATCH, "unheard-of", id -> 0)).isEmpty();
        assertThat(WorkerChoice.of(Pool.DOWN, Lane.BATCH, "small", id -> 0)).isEmpty();
    }

    private static LaneLoad on(int slots, int busy, int on) {
        return new LaneLoad(slots, 0, busy, Double.NaN, on);
    }

    @Test
    void a_worker_whose_accelerator_is_off_is_taken_only_when_all_are() {
        assertThat(choose(workers(on(4, 0, 0), on(4, 3, 4)), Map.of()))
                .isEqualTo(picked("de-2", true));
        assertThat(choose(workers(on(4, 0, 0), on(4, 0, 0)), Map.of()))
                .isEqualTo(picked("de-1", true));
    }

    @Test
    void a_batch_job_goes_to_a_slot_that_is_on_before_one_that_must_start() {
        Pool pool =
                new TestWorld()
                        .region("de", "DE")
                        .worker("de", "de-1", load(1, 0), on(2, 0, 0))
                        .worker("de", "de-2", load(1, 0), on(2, 1, 2))
                        .build()
                        .pool(0);

        assertThat(free(pool, Map.of("de-2", 1))).contains(new WorkerId("de-2"));
        assertThat(free(pool, Map.of("de-2", 2))).contains(new WorkerId("de-1"));
        assertThat(free(pool, Map.of("de-1", 2, "de-2", 2))).isEmpty();
    }

    private static Optional<WorkerId> free(Pool pool, Map<String, Integer> lent) {
        return WorkerChoice.withFreeSlot(
                pool, Lane.BATCH, "small", id -> lent.getOrDefault(id.value(), 0));
    }
}
