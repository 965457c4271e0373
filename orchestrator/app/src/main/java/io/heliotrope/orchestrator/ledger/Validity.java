package io.heliotrope.orchestrator.ledger;

import io.heliotrope.log.Epochs;
import io.heliotrope.protocol.Task;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Which records of routers count: one whose task had begun anew, by a marker before it in its
/// partition, is void. Partitions must be read in their order.
///
/// One thread.
public final class Validity {
    private final Map<Log, Epochs> logs = new HashMap<>();
    private int voided;

    private record Log(String topic, int partition) {}

    /// Takes in a marker.
    public void mark(ConsumerRecord<?, ?> at, Task task) {
        // a marker of an older incarnation than one before it changes nothing
        boolean _ = epochs(at).admits(task);
    }

    /// Whether a record of `task` counts.
    public boolean admits(ConsumerRecord<?, ?> at, Task task) {
        boolean isValid = epochs(at).admits(task);
        voided += isValid ? 0 : 1;
        return isValid;
    }

    /// How many records did not count.
    public int voided() {
        return voided;
    }

    private Epochs epochs(ConsumerRecord<?, ?> at) {
        return logs.computeIfAbsent(new Log(at.topic(), at.partition()), unseen -> new Epochs());
    }
}
