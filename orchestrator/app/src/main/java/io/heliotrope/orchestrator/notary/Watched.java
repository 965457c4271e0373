package io.heliotrope.orchestrator.notary;

import io.heliotrope.model.ClusterId;
import io.heliotrope.orchestrator.evidence.CheckpointBook;
import io.heliotrope.queues.ClientSettings;
import io.heliotrope.queues.Topics;
import java.util.List;

/// The topics of one cluster that a notary seals; `cluster` is the name that its checkpoints use.
public record Watched(ClusterId cluster, ClientSettings kafka, List<String> topics) {
    public Watched {
        topics = List.copyOf(topics);
    }

    /// The control topics.
    public static Watched control(ClientSettings kafka) {
        return new Watched(CheckpointBook.CONTROL, kafka, Topics.sealedControl());
    }
}
