/// What the agent of a home cluster makes of the records that it copies between the cluster and the
/// control plane.
///
/// Pure and stateless; safe from any thread.
@NullMarked
package io.heliotrope.agent;

import org.jspecify.annotations.NullMarked;
