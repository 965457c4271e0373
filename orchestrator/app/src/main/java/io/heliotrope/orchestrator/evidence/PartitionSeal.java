package io.heliotrope.orchestrator.evidence;

import java.util.List;
import org.apache.kafka.common.TopicPartition;

/// How a partition compares with what was sealed of it.
///
/// Of its `records`, `unsealed` came after the last checkpoint, the earliest of them at
/// `unsealedSince` (real time in ms since 1970, [Long#MAX_VALUE] when there is none), and `older`
/// came before the oldest checkpoint that is kept. `flaws` are in order of offset.
public record PartitionSeal(
        TopicPartition partition,
        int records,
        int unsealed,
        long unsealedSince,
        int older,
        List<Flaw> flaws) {
    public PartitionSeal {
        flaws = List.copyOf(flaws);
    }
}
