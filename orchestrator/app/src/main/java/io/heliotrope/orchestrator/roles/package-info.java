/// The roles of the process, each with a start and a stop, wired by hand.
@NullMarked
package io.heliotrope.orchestrator.roles;

import org.jspecify.annotations.NullMarked;
