/// The notary: reads the ledger's logs and says, signed, what lies in them.
///
/// One thread reads, chains, signs and writes; gauges may be read from any.
@NullMarked
package io.heliotrope.orchestrator.notary;

import org.jspecify.annotations.NullMarked;
