package io.heliotrope.orchestrator.inspect;

import io.heliotrope.model.ClusterId;
import io.heliotrope.model.Job;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Reads a record of a jobs topic as its home cluster's intake does; empty when it is no sound job.
@FunctionalInterface
public interface JobReading {
    Optional<Job> read(ClusterId home, ConsumerRecord<byte[], byte[]> received);
}
