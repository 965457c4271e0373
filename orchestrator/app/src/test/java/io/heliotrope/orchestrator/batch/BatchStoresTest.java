package io.heliotrope.orchestrator.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.decider.BatchEntry;
import io.heliotrope.decider.Course;
import io.heliotrope.decider.SlotLease;
import io.heliotrope.model.Decision;
import io.heliotrope.model.Digest;
import io.heliotrope.model.HoldReason;
import io.heliotrope.model.Job;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Token;
import io.heliotrope.model.WorkerId;
import io.heliotrope.orchestrator.MemoryStores;
import io.heliotrope.orchestrator.Samples;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BatchStoresTest {
    private static final WorkerId WORKER = new WorkerId("north-1");
    private static final int STEPS = 2_000;
    private static final int JOBS = 60;
    private static final int MOST = 7;

    private MockProcessorContext<byte[], byte[]> context;
    private BatchStores stores;

    @BeforeEach
    void open(@TempDir Path directory) {
        context =
                MemoryStores.context(
                        directory,
                        BatchStores.JOBS,
                        BatchStores.DUE,
                        BatchStores.LEASES,
                        ChargeStore.NAME);
        stores = new BatchStores(context);
    }

    @Test
    void a_job_held_until_earlier_than_all_that_was_looked_for_is_found() {
        hold("late", Samples.NOW.plus(Duration.ofHours(5)));
        List<JobId> nothingYet = stores.due(Samples.NOW.plus(Duration.ofHours(4)), MOST);

        hold("early", Samples.NOW.plus(Duration.ofHours(1)));

        assertThat(nothingYet).isEmpty();
        assertThat(stores.due(Samples.NOW.plus(Duration.ofHours(4)), MOST))
                .containsExactly(new JobId("early"));
    }

    @Test
    void a_job_is_due_at_its_very_moment_and_not_before() {
        hold("job", Samples.NOW);

        assertThat(stores.due(Samples.NOW.minusMillis(1), MOST)).isEmpty();
        assertThat(stores.due(Samples.NOW, MOST)).containsExactly(new JobId("job"));
    }

    @Test
    void a_purge_forgets_what_ended_before_its_limit_and_nothing_else() {
        hold("held", Samples.NOW);
        end("old", Samples.NOW.minusMillis(1));
        end("young", Samples.NOW);

        stores.purge(Samples.NOW, Samples.NOW);

        assertThat(stores.find(new JobId("old"))).isNull();
        assertThat(stores.find(new JobId("young"))).isNotNull();
        assertThat(stores.find(new JobId("held"))).isNotNull();
    }

    private void end(String id, Instant at) {
        stores.put(new JobId(id), null, new BatchEntry.Ended(Digest.of(id), at));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void finds_what_a_naive_list_finds_whatever_is_held_moved_and_released(long seed) {
        Random random = new Random(seed);
        Map<JobId, BatchEntry.Held> naive = new HashMap<>();

        for (int step = 0; step < STEPS; step++) {
            JobId job = new JobId("job-" + random.nextInt(JOBS));
            Instant at = Samples.NOW.plusSeconds(random.nextInt(100_000));
            switch (random.nextInt(4)) {
                case 0, 1 -> naive.put(job, hold(job.value(), at));
                case 2 -> release(naive.remove(job));
                default ->
                        assertThat(stores.due(at, MOST))
                                .as("seed %d, step %d", seed, step)
                                .isEqualTo(naiveDue(naive, at));
            }
        }
    }

    private static List<JobId> naiveDue(Map<JobId, BatchEntry.Held> naive, Instant now) {
        return naive.values().stream()
                .filter(held -> !held.due().isAfter(now))
                .sorted(
                        Comparator.comparing(BatchEntry.Held::due)
                                .thenComparing(held -> held.job().id().value()))
                .limit(MOST)
                .map(held -> held.job().id())
                .toList();
    }

    @Test
    void a_restart_finds_jobs_due_times_and_leases() {
        hold("held", Samples.NOW);
        SlotLease lease = lease("running");
        stores.lend(lease);

        BatchStores restored = new BatchStores(context);
        List<JobId> open = new ArrayList<>();
        restored.forEachOpen((job, entry) -> open.add(job));

        assertThat(open).containsExactly(new JobId("held"));
        assertThat(restored.due(Samples.NOW, MOST)).containsExactly(new JobId("held"));
        assertThat(restored.lent()).containsExactly(lease);
        assertThat(restored.lentOf(WORKER)).isEqualTo(1);
    }

    @Test
    void a_freed_slot_counts_no_more_and_freeing_it_again_changes_nothing() {
        SlotLease lease = lease("running");
        stores.lend(lease);

        Optional<SlotLease> first = stores.free(lease.token());
        Optional<SlotLease> again = stores.free(lease.token());

        assertThat(first).contains(lease);
        assertThat(again).isEmpty();
        assertThat(stores.lent()).isEmpty();
        assertThat(stores.lentOf(WORKER)).isZero();
        assertThat(new BatchStores(context).lent()).isEmpty();
    }

    private BatchEntry.Held hold(String id, Instant due) {
        Job job = Samples.batch(id);
        BatchEntry.Held held =
                new BatchEntry.Held(
                        job,
                        Course.NEW,
                        Samples.receipt(
                                job,
                                new Decision.Hold(due, Samples.NORTH, HoldReason.GREENER_WINDOW)),
                        due,
                        0);
        stores.put(job.id(), stores.find(job.id()), held);
        return held;
    }

    private void release(BatchEntry.@Nullable Held held) {
        if (held != null) {
            stores.put(
                    held.job().id(),
                    held,
                    new BatchEntry.Running(
                            Samples.dispatch(held.job(), Samples.NORTH), Course.NEW));
        }
    }

    private static SlotLease lease(String job) {
        return new SlotLease(
                new Token(job + "/1"),
                new JobId(job),
                Samples.NORTH,
                WORKER,
                Samples.NOW,
                Samples.NOW,
                Samples.NOW.plusSeconds(3600));
    }
}
