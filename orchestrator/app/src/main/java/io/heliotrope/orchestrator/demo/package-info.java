/// The demo: what it runs on, how its work comes in, and what watches over it.
///
/// Scenarios are immutable and safe from any thread; the traffic and the progress each belong to
/// the thread that runs them.
@NullMarked
package io.heliotrope.orchestrator.demo;

import org.jspecify.annotations.NullMarked;
