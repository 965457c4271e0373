/// What workers' meters told, made into figures that decisions rest on.
///
/// The control process's timer turns it; all of its state belongs to that thread.
@NullMarked
package io.heliotrope.orchestrator.energy;

import org.jspecify.annotations.NullMarked;
