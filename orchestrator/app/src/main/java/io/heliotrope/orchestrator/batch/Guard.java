package io.heliotrope.orchestrator.batch;

import io.heliotrope.orchestrator.metrics.LaneMetrics;
import org.apache.kafka.common.KafkaException;

/// A record or a job on which the code itself fails must not stop those behind it. What Kafka
/// throws is not that: it stops the thread and its transaction.
record Guard(LaneMetrics metrics) {
    /// Does `work`; a failure is counted under `kind`.
    void run(String kind, Runnable work) {
        try {
            work.run();
        } catch (KafkaException trouble) {
            throw trouble;
        } catch (RuntimeException failure) {
            metrics.failed(kind, failure);
        }
    }
}
