/// What the command line can start, with which options: the seam between commands and roles.
///
/// Options are immutable; a starter is called by the main thread and blocks it.
@NullMarked
package io.heliotrope.orchestrator.start;

import org.jspecify.annotations.NullMarked;
