package io.heliotrope.orchestrator.router;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.ClusterId;
import io.heliotrope.model.Digest;
import io.heliotrope.model.Job;
import io.heliotrope.model.JobId;
import io.heliotrope.orchestrator.MemoryStores;
import io.heliotrope.orchestrator.Samples;
import io.heliotrope.protocol.Task;
import io.heliotrope.router.Entry;
import io.heliotrope.router.Takeover;
import io.heliotrope.router.Watch;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EntriesTest {
    private static final Instant LIMIT = Samples.NOW;
    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final Outstanding outstanding = new Outstanding();
    private KeyValueStore<byte[], byte[]> store;
    private Entries entries;

    @BeforeEach
    void open(@TempDir Path directory) {
        store = MemoryStores.context(directory, Entries.STORE).getStateStore(Entries.STORE);
        entries = begin(outstanding, 1);
    }

    /// The entries of a task that begins anew, with nothing new in its logs.
    private Entries begin(Outstanding counted, long epoch) {
        Task task = new Task(new ClusterId("home"), 0, epoch);
        return Entries.of(store, counted, new Takeover(task), Samples.NOW);
    }

    @Test
    void a_restart_finds_what_is_open_and_counts_what_is_outstanding() {
        Job job = Samples.interactive("open");
        Entry.Sent sent = new Entry.Sent(Samples.dispatch(job, Samples.NORTH), 0, Samples.NOW);
        entries.put(job.id(), null, sent, null);
        entries.put(new JobId("over"), null, ended(LIMIT), null);
        Outstanding afterwards = new Outstanding();

        Entries restored = begin(afterwards, 2);

        assertThat(restored.open()).containsExactly(job.id());
        assertThat(restored.find(job.id())).isEqualTo(under(2, sent));
        assertThat(restored.find(new JobId("over"))).isEqualTo(ended(LIMIT));
        assertThat(restored.find(new JobId("never"))).isNull();
        assertThat(afterwards.of(Samples.NORTH)).isEqualTo(1);
    }

    @Test
    void what_an_older_incarnation_still_stores_is_not_seen_and_does_not_last() {
        Job job = Samples.interactive("open");
        Entry.Sent sent = new Entry.Sent(Samples.dispatch(job, Samples.NORTH), 0, Samples.NOW);
        entries.put(job.id(), null, sent, null);
        Entries successor = begin(new Outstanding(), 2);
        successor.put(job.id(), under(2, sent), ended(LIMIT), null);

        entries.put(job.id(), sent, new Entry.Sent(sent.dispatch(), 1, Samples.NOW), null);

        assertThat(successor.find(job.id())).isEqualTo(ended(LIMIT));
        Entries third = begin(new Outstanding(), 3);
        assertThat(third.open()).isEmpty();
        assertThat(third.find(job.id())).isEqualTo(ended(LIMIT));
    }

    @Test
    void a_task_that_is_closed_takes_its_share_out_of_the_counts() {
        Job job = Samples.interactive("open");
        entries.put(
                job.id(),
                null,
                new Entry.Sent(Samples.dispatch(job, Samples.NORTH), 0, Samples.NOW),
                null);

        entries.close();

        assertThat(outstanding.of(Samples.NORTH)).isZero();
    }

    @Test
    void a_sent_job_is_found_whole_however_many_came_after_it() {
        Job first = Samples.interactive("first");
        Entry sent = new Entry.Sent(Samples.dispatch(first, Samples.NORTH), 0, Samples.NOW);
        entries.put(first.id(), null, sent, null);
        for (int i = 0; i < Entries.KEPT_WHOLE; i++) {
            Job job = Samples.interactive("later-" + i);
            Entry later = new Entry.Sent(Samples.dispatch(job, Samples.NORTH), 0, Samples.NOW);
            entries.put(job.id(), null, later, null);
        }

        assertThat(entries.watch(first.id())).isEqualTo(Watch.over(sent));
        assertThat(entries.find(first.id())).isEqualTo(sent);
    }

    @Test
    void an_end_frees_what_was_outstanding_and_is_no_longer_open() {
        Job job = Samples.interactive("job");
        Entry sent = new Entry.Sent(Samples.dispatch(job, Samples.NORTH), 0, Samples.NOW);
        entries.put(job.id(), null, sent, null);

        entries.put(job.id(), sent, ended(Samples.NOW), null);

        assertThat(entries.open()).isEmpty();
        assertThat(outstanding.of(Samples.NORTH)).isZero();
    }

    @Test
    void a_purge_forgets_what_ended_before_its_limit_and_nothing_else() {
        Job open = Samples.interactive("open");
        entries.put(
                open.id(),
                null,
                new Entry.Sent(Samples.dispatch(open, Samples.NORTH), 0, Samples.NOW),
                null);
        entries.put(new JobId("old"), null, ended(LIMIT.minus(MOMENT)), null);
        entries.put(new JobId("young"), null, ended(LIMIT), null);

        entries.purge(LIMIT);

        assertThat(entries.find(new JobId("old"))).isNull();
        assertThat(entries.find(new JobId("young"))).isNotNull();
        assertThat(entries.find(open.id())).isNotNull();
    }

    private static Entry under(long epoch, Entry.Sent sent) {
        return new Entry.Sent(
                sent.dispatch().under(new Task(new ClusterId("home"), 0, epoch)),
                sent.failures(),
                sent.leasedAt());
    }

    private static Entry ended(Instant at) {
        return new Entry.Ended(Digest.of("job"), at);
    }
}
