/// Says why a job went where it went, or what it waits for, in words and as JSON.
///
/// Pure: made of a job's records alone. Safe from any thread.
@NullMarked
package io.heliotrope.orchestrator.explain;

import org.jspecify.annotations.NullMarked;
