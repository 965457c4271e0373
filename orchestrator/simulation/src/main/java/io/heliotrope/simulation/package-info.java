/// Seeded runs of the whole system in virtual time, with faults: production core between simulated
/// logs, and what only the shells do (poll, apply, send, commit) step by step.
///
/// Every run is single-threaded and depends on its seed alone; separate runs share nothing.
@NullMarked
package io.heliotrope.simulation;

import org.jspecify.annotations.NullMarked;
