/// The process: starts here, wired by hand, one role per command.
///
/// The main thread wires and waits; every role runs on threads that it owns.
@NullMarked
package io.heliotrope.orchestrator;

import org.jspecify.annotations.NullMarked;
