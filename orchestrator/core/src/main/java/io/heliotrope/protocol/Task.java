package io.heliotrope.protocol;

import io.heliotrope.model.ClusterId;

/// One router task: the jobs of one partition number of one home cluster.
///
/// `epoch` counts its incarnations; a record of an older epoch than a marker before it is void.
public record Task(ClusterId cluster, int partition, long epoch) {}
