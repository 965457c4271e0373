/// What became of every job, folded from status and dispatch records, its audit and the report.
///
/// Values are immutable and safe from any thread; a fold belongs to one thread.
@NullMarked
package io.heliotrope.orchestrator.ledger;

import org.jspecify.annotations.NullMarked;
