/// Quotes for people and programs: a job as a document in, what it could be had for out. Nothing is
/// written to Kafka.
///
/// Values and pure functions, safe from any thread.
@NullMarked
package io.heliotrope.orchestrator.quote;

import org.jspecify.annotations.NullMarked;
