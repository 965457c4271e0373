/// What a batch job could be had for before it is sent: choices of region and start that are worth
/// choosing from, each with its grams, their interval, and what is doubtful about it.
///
/// Pure and deterministic: asks the decision function and enqueues nothing. Safe from any thread.
@NullMarked
package io.heliotrope.quote;

import org.jspecify.annotations.NullMarked;
