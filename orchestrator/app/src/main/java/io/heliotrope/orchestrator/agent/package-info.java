/// The agent of a home cluster: copies descriptors, outcomes and decisions between the cluster and
/// the control plane, never a payload.
@NullMarked
package io.heliotrope.orchestrator.agent;

import org.jspecify.annotations.NullMarked;
