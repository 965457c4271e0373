/// What a pool asks of an inference engine, whatever runtime is behind it.
///
/// Values are immutable; an [io.heliotrope.workers.engine.Engine] is called by as many threads as
/// the pool has slots.
@NullMarked
package io.heliotrope.workers.engine;

import org.jspecify.annotations.NullMarked;
