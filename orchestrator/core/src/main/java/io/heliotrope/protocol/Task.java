package io.heliotrope.protocol;

import io.heliotrope.model.ClusterId;

/// One router task: the jobs of one partition number of one home cluster.
///
/// `epoch` tells its incarnations apart, the later one is higher: it is an offset of the status
/// partition, drawn when the task begins. A record of a lower epoch than a [Marker] before it is
/// void. 0 before one is drawn, and for the batch decider, which has no need of it.
public record Task(ClusterId cluster, int partition, long epoch) {
    /// Whether `other` is the same task, of this incarnation or another.
    public boolean isSameTask(Task other) {
        return partition == other.partition && cluster.equals(other.cluster);
    }

    /// This task in another incarnation.
    public Task at(long otherEpoch) {
        return new Task(cluster, partition, otherEpoch);
    }
}
