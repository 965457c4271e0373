/// A real Kafka broker inside this process, for the one-command demo, the tests and the benchmarks.
///
/// Starting and closing belong to one thread; the broker runs its own threads in between.
@NullMarked
package io.heliotrope.queues.embedded;

import org.jspecify.annotations.NullMarked;
