/// Benchmarks of the decision and of the paths around it.
///
/// JMH decides the threads.
@NullMarked
package io.heliotrope.benchmarks;

import org.jspecify.annotations.NullMarked;
