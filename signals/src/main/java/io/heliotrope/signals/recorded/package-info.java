/// Recorded series and traces: strict readers of their files, and their replay in job time.
///
/// All values are immutable and safe from any thread, except a running replay, which belongs to
/// one.
@NullMarked
package io.heliotrope.signals.recorded;

import org.jspecify.annotations.NullMarked;
