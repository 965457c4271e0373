/// A region's pool worker: reads dispatches, runs them on an engine, meters them and reports.
///
/// One thread per home cluster reads the dispatch logs and owns that cluster's fold; one thread per
/// running job holds a slot; one thread sends heartbeats. They share only what says so.
@NullMarked
package io.heliotrope.workers;

import org.jspecify.annotations.NullMarked;
