package io.heliotrope.queues.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.heliotrope.decider.BatchEntry;
import io.heliotrope.decider.Course;
import io.heliotrope.decider.SlotLease;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Token;
import io.heliotrope.model.WorkerId;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.router.Entry;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StoredJsonTest {

    private static final int SEEDS = 200;

    @Test
    void reads_back_what_a_router_stored() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Entry entry = entry(new AnyRecord(seed));

            assertThat(StoredJson.entry(StoredJson.entry(entry)))
                    .as("seed %d", seed)
                    .isEqualTo(entry);
        }
    }

    @Test
    void stores_a_sent_job_alike_whether_its_dispatch_was_written_before_or_not() {
        for (long seed = 0; seed < SEEDS; seed++) {
            var any = new AnyRecord(seed);
            var sent = new Entry.Sent(any.dispatch(), any.random.nextInt(5), any.instant());

            byte[] stored = StoredJson.sent(sent, Json.dispatch(sent.dispatch()));

            assertThat(new String(stored, UTF_8))
                    .as("seed %d", seed)
                    .isEqualTo(new String(StoredJson.entry(sent), UTF_8));
        }
    }

    @Test
    void reads_back_what_a_decider_stored() {
        for (long seed = 0; seed < SEEDS; seed++) {
            BatchEntry entry = batchEntry(new AnyRecord(seed));

            assertThat(StoredJson.batchEntry(StoredJson.batchEntry(entry)))
                    .as("seed %d", seed)
                    .isEqualTo(entry);
        }
    }

    @Test
    void reads_back_a_lease() {
        for (long seed = 0; seed < SEEDS; seed++) {
            var any = new AnyRecord(seed);
            var lease =
                    new SlotLease(
                            new Token(any.text()),
                            new JobId(any.text()),
                            any.region(),
                            new WorkerId(any.text()),
                            any.instant(),
                            any.instant(),
                            any.instant());

            assertThat(StoredJson.lease(StoredJson.lease(lease)))
                    .as("seed %d", seed)
                    .isEqualTo(lease);
        }
    }

    @Test
    void tells_an_end_before_a_limit_as_reading_it_whole_would() {
        for (long seed = 0; seed < SEEDS; seed++) {
            var any = new AnyRecord(seed);
            Entry entry = entry(any);
            BatchEntry batch = batchEntry(any);
            Instant limit = any.instant();

            assertThat(StoredJson.hasEndedBefore(StoredJson.entry(entry), limit))
                    .as("seed %d", seed)
                    .isEqualTo(entry instanceof Entry.Ended e && e.at().isBefore(limit));
            assertThat(StoredJson.hasEndedBefore(StoredJson.batchEntry(batch), limit))
                    .as("seed %d", seed)
                    .isEqualTo(batch instanceof BatchEntry.Ended e && e.at().isBefore(limit));
        }
    }

    @Test
    void throws_at_once_when_a_stored_value_is_damaged() {
        byte[] damaged = "{\"phase\":\"lost\"}".getBytes(UTF_8);

        assertThatIllegalStateException()
                .isThrownBy(() -> StoredJson.entry(damaged))
                .withMessageContaining("does not read back");
    }

    private static Entry entry(AnyRecord any) {
        return any.one(
                () ->
                        new Entry.Waiting(
                                any.job(),
                                any.random.nextInt(5),
                                any.random.nextInt(5),
                                any.receipt(),
                                any.random.nextLong()),
                () -> new Entry.Sent(any.dispatch(), any.random.nextInt(5), any.instant()),
                () -> new Entry.Proposed(any.digest(), any.status(), any.instant()),
                () -> new Entry.Ended(any.digest(), any.instant()));
    }

    @Test
    void a_running_job_from_before_there_were_pieces_has_the_attempts_of_its_dispatch() {
        Dispatch dispatch = new AnyRecord(7).dispatch();
        Course course = new Course(dispatch.attempt(), 2, List.of());
        BatchEntry running = new BatchEntry.Running(dispatch, course);
        String now = new String(StoredJson.batchEntry(running), UTF_8);
        String before =
                now.replaceFirst(
                        "\\{\"phase\":\"running\",\"attempts\":[0-9]+,", "{\"phase\":\"running\",");

        assertThat(before).isNotEqualTo(now);
        assertThat(StoredJson.batchEntry(before.getBytes(UTF_8))).isEqualTo(running);
    }

    private static BatchEntry batchEntry(AnyRecord any) {
        return any.one(
                () ->
                        new BatchEntry.Held(
                                any.job(),
                                AnyPieces.course(any),
                                any.receipt(),
                                any.instant(),
                                any.random.nextLong()),
                () -> new BatchEntry.Running(any.dispatch(), AnyPieces.course(any)),
                () -> new BatchEntry.Ended(any.digest(), any.instant()));
    }
}
