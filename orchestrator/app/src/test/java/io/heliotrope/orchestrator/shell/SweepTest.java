package io.heliotrope.orchestrator.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Digest;
import io.heliotrope.orchestrator.MemoryStores;
import io.heliotrope.queues.format.StoredJson;
import io.heliotrope.router.Entry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SweepTest {
    private static final String STORE = "swept";
    private static final Instant LIMIT = Instant.parse("2026-03-01T00:00:00Z");

    private KeyValueStore<byte[], byte[]> store;
    private Sweep sweep;

    @BeforeEach
    void open(@TempDir Path directory) {
        store = MemoryStores.context(directory, STORE).getStateStore(STORE);
        sweep = new Sweep(store);
    }

    @Test
    void a_turn_looks_at_a_few_entries_and_the_next_goes_on_from_there() {
        int all = Sweep.LOOKED_AT_ONCE + Sweep.LOOKED_AT_ONCE / 2;
        putOld(all);

        sweep.turn(LIMIT);
        long afterOne = store.approximateNumEntries();
        sweep.turn(LIMIT);
        long afterTwo = store.approximateNumEntries();

        assertThat(afterOne).isEqualTo(all - Sweep.LOOKED_AT_ONCE);
        assertThat(afterTwo).isZero();
    }

    @Test
    void a_turn_looks_at_more_when_more_jobs_end() {
        int ends = 2 * Sweep.LOOKED_AT_ONCE;
        putOld(6 * Sweep.LOOKED_AT_ONCE);
        for (int i = 0; i < ends; i++) {
            sweep.noteEnd();
        }

        sweep.turn(LIMIT);
        long afterBusy = store.approximateNumEntries();
        sweep.turn(LIMIT);
        long afterQuiet = store.approximateNumEntries();

        assertThat(afterBusy).isEqualTo(Sweep.LOOKED_AT_ONCE);
        assertThat(afterQuiet).isZero();
    }

    @Test
    void after_the_last_entry_the_next_turn_begins_again() {
        store.put(key("b"), ended(LIMIT.minusMillis(1)));
        sweep.turn(LIMIT);
        store.put(key("a"), ended(LIMIT.minusMillis(1)));

        sweep.turn(LIMIT);

        assertThat(store.approximateNumEntries()).isZero();
    }

    @Test
    void what_ended_at_the_limit_or_later_stays() {
        store.put(key("at"), ended(LIMIT));
        store.put(key("later"), ended(LIMIT.plusMillis(1)));

        sweep.turn(LIMIT);

        assertThat(store.approximateNumEntries()).isEqualTo(2);
    }

    private void putOld(int entries) {
        for (int i = 0; i < entries; i++) {
            store.put(key("old-" + i), ended(LIMIT.minusMillis(1)));
        }
    }

    private static byte[] key(String name) {
        return name.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] ended(Instant at) {
        return StoredJson.entry(new Entry.Ended(Digest.of("job"), at));
    }
}
