package io.heliotrope.orchestrator.evidence;

import io.heliotrope.model.ClusterId;

/// One thing that does not hold between a log and what was signed of it, and where: `offset` of
/// `topic`'s partition is the first that it is about. `cluster` is the name that checkpoints use.
public record Flaw(
        Kind kind, ClusterId cluster, String topic, int partition, long offset, String detail) {

    /// What is wrong.
    public enum Kind {
        /// The record is not the one that was sealed.
        CHANGED,
        /// There is a record where none was when the log was sealed.
        ADDED,
        /// A sealed record is gone, although the log reaches further back.
        MISSING,
        /// One of several records was changed: which one cannot be told.
        CHAIN,
        /// Records were left out although later ones are sealed.
        LEFT_OUT,
        /// Two checkpoints say different things of the same records.
        FORKED,
        /// A checkpoint was changed, is signed wrongly or follows none that is there.
        CHECKPOINT,
        /// A checkpoint is signed by a key that is not trusted.
        FOREIGN_KEY
    }

    @Override
    public String toString() {
        return "cluster %s topic %s partition %d offset %d: %s"
                .formatted(cluster, topic, partition, offset, detail);
    }
}
