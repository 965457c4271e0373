/// A region's pool of workers: takes dispatches, runs an engine and reports what it measured.
///
/// One thread polls; each running job has a virtual thread of its own.
@NullMarked
package io.heliotrope.workers;

import org.jspecify.annotations.NullMarked;
