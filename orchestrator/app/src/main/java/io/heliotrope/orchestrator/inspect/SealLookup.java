package io.heliotrope.orchestrator.inspect;

import io.heliotrope.model.ClusterId;
import io.heliotrope.orchestrator.evidence.CheckpointBook;
import io.heliotrope.orchestrator.evidence.RecordHash;
import io.heliotrope.orchestrator.evidence.SealedSpan;
import io.heliotrope.orchestrator.provenance.Provenance.Seal;
import io.heliotrope.orchestrator.provenance.Provenance.Seal.State;
import io.heliotrope.protocol.Checkpoint.Span;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Looks single records up in the checkpoints. Owned by one thread.
final class SealLookup {
    private final CheckpointBook book;
    private final RecordHash recordHash = new RecordHash();

    SealLookup(CheckpointBook book) {
        this.book = book;
    }

    /// How a record compares with its fingerprint; `names` are all that its cluster goes by.
    Seal of(Set<ClusterId> names, ConsumerRecord<byte[], byte @Nullable []> one) {
        TopicPartition partition = new TopicPartition(one.topic(), one.partition());
        for (SealedSpan sealed : book.spans(names, partition)) {
            Span span = sealed.span();
            if (one.offset() >= span.first() && one.offset() < span.next()) {
                int print = span.records().indexOf((int) (one.offset() - span.first()));
                boolean isSame = print >= 0 && span.records().matches(print, recordHash.of(one));
                return new Seal(isSame ? State.SEALED : State.CHANGED, sealed.checkpoint());
            }
        }
        return new Seal(State.NOT_SEALED, -1);
    }
}
