/// The batch decider as benchmarks drive it: what is not public there is reached from its package.
///
/// All of it belongs to the thread of the benchmark.
@NullMarked
package io.heliotrope.orchestrator.batch;

import org.jspecify.annotations.NullMarked;
