/// Real processes that are really killed: brokers and roles as child JVMs, work for them, and the
/// invariants, read from the topics alone.
///
/// A drill belongs to the thread that runs it; children, load and witness have threads of their
/// own.
@NullMarked
package io.heliotrope.orchestrator.drill;

import org.jspecify.annotations.NullMarked;
