package io.heliotrope.policy.prove;

/// What became of a guarantee. `nodes` are decisions and conflicts of the search.
public sealed interface Proof {
    long nodes();

    /// No job in its scope can be placed against it: at no step, by no fall-back, in no region.
    record Proved(long nodes) implements Proof {}

    /// A job that would be placed against it; the witness has been replayed.
    record Refuted(Witness witness, long nodes) implements Proof {}

    /// Neither: counts as failure.
    record Unknown(Reason reason, long nodes) implements Proof {}

    /// Why there is no answer.
    enum Reason {
        /// The budget of nodes was used up.
        BUDGET,
        /// Examples were found, but none that the evaluator agreed to: the rules multiply or divide
        /// numbers that are both open, or differ only by what rounding may be off.
        NO_REPLAY
    }
}
