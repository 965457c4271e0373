/// The records that the roles exchange, as values: what crosses a process boundary and nothing
/// else.
///
/// Their formats on the wire are `queues`' business. All types are immutable and safe from any
/// thread.
@NullMarked
package io.heliotrope.protocol;

import org.jspecify.annotations.NullMarked;
