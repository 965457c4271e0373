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

    @Test
    void a_log_never_looked_at_is_read_from_its_beginning() {
        assertThat(tails.of(LOG)).isEqualTo(Tail.ALL);
    }

    @Test
    void a_position_is_stored_once_all_that_was_sent_before_it_was_seen_is_safe() {
        tails.saw(Map.of(LOG, 40L));
        tails.store(7);
        assertThat(tails.isWaiting()).isTrue();
        assertThat(tails.of(LOG)).isEqualTo(Tail.ALL);

        flushes.incrementAndGet();
        tails.store(7);

        assertThat(tails.isWaiting()).isFalse();
        assertThat(new Tails(store, flushes::get).of(LOG)).isEqualTo(new Tail(40, 7));
    }
}
