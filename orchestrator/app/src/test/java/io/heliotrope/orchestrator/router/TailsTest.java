package io.heliotrope.orchestrator.router;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.log.Tail;
import io.heliotrope.orchestrator.MemoryStores;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TailsTest {
    private static final TopicPartition LOG = new TopicPartition("dispatch", 0);

    private final AtomicLong flushes = new AtomicLong(5);
    private KeyValueStore<byte[], byte[]> store;
    private Tails tails;

    @BeforeEach
    void open(@TempDir Path directory) {
        store = MemoryStores.context(directory, Tails.STORE).getStateStore(Tails.STORE);
        tails = new Tails(store, flushes::get);
    }

    private Map<TopicPartition, Tail> restored() {
        return new Tails(store, flushes::get).all();
    }

    @Test
    void nothing_is_known_of_a_log_never_looked_at() {
        assertThat(tails.all()).isEmpty();
    }

    @Test
    void a_position_is_stored_once_all_that_was_sent_before_it_was_seen_is_safe() {
        tails.saw(Map.of(LOG, 40L));
        tails.store(7);
        assertThat(tails.isWaiting()).isTrue();
        assertThat(restored()).isEmpty();

        flushes.incrementAndGet();
        tails.store(7);

        assertThat(tails.isWaiting()).isFalse();
        assertThat(restored()).containsExactly(Map.entry(LOG, new Tail(40, 7)));
    }

    @Test
    void what_a_paused_incarnation_still_stores_does_not_count() {
        tails.begin(Map.of(LOG, 40L), 7);
        Tails successor = new Tails(store, flushes::get);
        successor.begin(Map.of(LOG, 50L), 9);

        tails.saw(Map.of(LOG, 90L));
        flushes.incrementAndGet();
        tails.store(7);

        assertThat(restored()).containsExactly(Map.entry(LOG, new Tail(50, 9)));
    }

    @Test
    void an_incarnation_forgets_the_positions_of_earlier_ones() {
        tails.begin(Map.of(LOG, 40L), 7);

        tails.begin(Map.of(LOG, 50L), 9);

        assertThat(store.approximateNumEntries()).isEqualTo(1);
    }
}
