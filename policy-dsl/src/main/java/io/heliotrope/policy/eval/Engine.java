package io.heliotrope.policy.eval;

import org.jspecify.annotations.Nullable;

/// How the pieces of a program are worked out for one job. The seam behind which code that is
/// generated for a program may stand instead of [Interpreter].
///
/// Nodes are numbers of [Code]. Immutable, safe from any thread; nothing allocates.
interface Engine {
    /// Works out what is read of the job, wherever it runs: numbers, and what holds of it.
    void read(Staged.Reads reads, Question question);

    /// A number; NaN when it is not known. `region` and `slot` count only where the node reads a
    /// region.
    double number(int node, Question question, int region, int slot);

    /// A number of all regions at once, where it lies ready; null where it does not. Not to be
    /// written to.
    double @Nullable [] row(int node, Question question, int slot);

    /// The regions for which something holds in a slot.
    long word(int node, Question question, int slot);
}
