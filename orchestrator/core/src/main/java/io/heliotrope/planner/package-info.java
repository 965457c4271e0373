/// The planner of the batch lane: it plans all held jobs together, by class, and tells which of
/// them get another place.
///
/// Pure; owned by the decider's thread.
@NullMarked
package io.heliotrope.planner;

import org.jspecify.annotations.NullMarked;
