/// What makes the ledger evidence: each record's hash, a chain of them for each partition, keys
/// that sign where a chain stands, and the check of a log against what was signed.
///
/// Values are immutable and safe from any thread; what hashes or collects belongs to one thread.
@NullMarked
package io.heliotrope.orchestrator.evidence;

import org.jspecify.annotations.NullMarked;
