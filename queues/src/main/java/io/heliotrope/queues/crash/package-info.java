/// Named places between two steps of a shell, where a drill lets the process end.
///
/// Safe from any thread; what is armed is read once, when the process starts.
@NullMarked
package io.heliotrope.queues.crash;

import org.jspecify.annotations.NullMarked;
