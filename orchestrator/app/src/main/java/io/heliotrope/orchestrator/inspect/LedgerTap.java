package io.heliotrope.orchestrator.inspect;

import io.heliotrope.model.ClusterId;
import io.heliotrope.model.Job;
import io.heliotrope.orchestrator.inspect.TopicScan.Extent;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Listens to a ledger being read: what it hears is what a verification rests on.
interface LedgerTap {
    /// Hears nothing.
    LedgerTap NONE =
            new LedgerTap() {
                @Override
                public void heard(ConsumerRecord<byte[], byte @Nullable []> one) {}

                @Override
                public void ended(Set<ClusterId> names, TopicPartition partition, Extent extent) {}

                @Override
                public void described(Job job) {}
            };

    /// The next record of a partition.
    void heard(ConsumerRecord<byte[], byte @Nullable []> one);

    /// A partition was read to its end.
    void ended(Set<ClusterId> names, TopicPartition partition, Extent extent);

    /// A job that only its own record describes.
    void described(Job job);
}
