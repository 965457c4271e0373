/// What a checked policy says of a job: which regions and slots it allows at each step, what they
/// cost, and why. Twice: [io.heliotrope.policy.eval.Naive] as plainly as the contract of
/// [io.heliotrope.policy.program] reads, and [io.heliotrope.policy.eval.Compiled] fast.
///
/// Programs and snapshots are immutable and safe from any thread; a judgement belongs to one
/// thread.
@NullMarked
package io.heliotrope.policy.eval;

import org.jspecify.annotations.NullMarked;
