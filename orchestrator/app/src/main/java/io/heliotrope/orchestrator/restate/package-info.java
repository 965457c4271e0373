/// States anew what done jobs emitted when a provider has revised: which accounts moved, and the
/// records that say so. Values are immutable; [io.heliotrope.orchestrator.restate.Restating] is run
/// by one timer thread, the rest by its caller's.
@NullMarked
package io.heliotrope.orchestrator.restate;

import org.jspecify.annotations.NullMarked;
