package io.heliotrope.orchestrator.batch;

import io.heliotrope.protocol.Use;
import io.heliotrope.queues.format.StoredJson;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/// What runs that were handed over took of budgets: the sum of each account and period. One thread.
final class ChargeStore {
    static final String NAME = "charges";

    /// A period is kept for this long after it began: longer than any, and than any run may still
    /// be corrected by its measurement.
    private static final Duration KEPT = Duration.ofDays(70);

    private static final Duration EVERY = Duration.ofDays(1);

    private final KeyValueStore<byte[], byte[]> charges;
    private Instant purged = Instant.EPOCH;

    ChargeStore(KeyValueStore<byte[], byte[]> charges) {
        this.charges = charges;
    }

    /// Adds amounts, negative ones too.
    void add(List<Use> uses) {
        for (Use use : uses) {
            byte[] key = StoredJson.use(new Use(use.account(), use.from(), 0));
            byte[] before = charges.get(key);
            long sum = before == null ? 0 : StoredJson.use(before).millionths();
            charges.put(
                    key,
                    StoredJson.use(new Use(use.account(), use.from(), sum + use.millionths())));
        }
    }

    /// Every sum, in order of account and period.
    void forEach(Consumer<Use> action) {
        try (KeyValueIterator<byte[], byte[]> all = charges.all()) {
            all.forEachRemaining(stored -> action.accept(StoredJson.use(stored.value)));
        }
    }

    /// Forgets what no decision asks for any more, by job time, once a day.
    void purge(Instant now) {
        if (now.isBefore(purged.plus(EVERY))) {
            return;
        }
        purged = now;
        List<byte[]> old = new ArrayList<>();
        try (KeyValueIterator<byte[], byte[]> all = charges.all()) {
            while (all.hasNext()) {
                KeyValue<byte[], byte[]> stored = all.next();
                if (StoredJson.use(stored.value).from().plus(KEPT).isBefore(now)) {
                    old.add(stored.key);
                }
            }
        }
        old.forEach(charges::delete);
    }
}
