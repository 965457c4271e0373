package io.heliotrope.log;

import io.heliotrope.model.ClusterId;
import io.heliotrope.model.Lane;

/// One partition of a dispatch log of this worker's region on one home cluster.
public record LogPartition(ClusterId cluster, Lane lane, int partition) {}
