/// The batch decider: a Streams application, exactly once, whose processor is a thin shell around
/// `io.heliotrope.decider`.
@NullMarked
package io.heliotrope.orchestrator.batch;

import org.jspecify.annotations.NullMarked;
