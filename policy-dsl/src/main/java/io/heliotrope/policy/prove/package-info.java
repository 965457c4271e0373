/// Proofs about checked programs: guarantees, and what an author would want to hear before a policy
/// is used.
///
/// The method: one question is one set of clauses over two-valued atoms, the region, the leading
/// policy and the step of relaxation among them, so that what was learned of one region or step
/// serves all. Numbers that are compared with a constant are ordered atoms, exact for doubles; what
/// is linear in several numbers, with all that its evaluation in doubles may be off, goes to the
/// simplex method, whose contradictions count only when Fourier-Motzkin elimination, rounded
/// outwards, finds them too; all else is a free number within its bounds. So an unsatisfiable
/// question is a proof. A satisfiable one is an answer only after a plain evaluator that shares no
/// code with the search has replayed the witness.
///
/// What is taken for granted: numbers keep to their bounds and are zero or at least 1e-100 from it;
/// a fact that does not change over time is the same in every slot.
///
/// Everything public is immutable and safe from any thread, but for [Prover] and the checks, which
/// one thread uses at a time.
@NullMarked
package io.heliotrope.policy.prove;

import org.jspecify.annotations.NullMarked;
