/// Values that everything else speaks in: units, regions, jobs, readings, decisions.
///
/// All types are immutable and safe from any thread.
@NullMarked
package io.heliotrope.model;

import org.jspecify.annotations.NullMarked;
