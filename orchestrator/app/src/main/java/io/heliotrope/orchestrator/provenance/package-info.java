/// All that is known of one result: what was decided, by whom and on what, what ran where, and
/// which records say so.
///
/// Values are immutable and safe from any thread.
@NullMarked
package io.heliotrope.orchestrator.provenance;

import org.jspecify.annotations.NullMarked;
