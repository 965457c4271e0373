/// Reads what an installation's topics hold: the records of a job, the whole ledger, the history of
/// the control topics.
///
/// Only reads, belongs to no consumer group. Everything is owned by the calling thread.
@NullMarked
package io.heliotrope.orchestrator.inspect;

import org.jspecify.annotations.NullMarked;
