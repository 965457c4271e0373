package io.heliotrope.policy.prove;

import io.heliotrope.policy.program.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// All that can be said about a program without running it, but for its guarantees. Each method
/// searches anew. Deterministic. Immutable, safe from any thread.
public final class Checks {
    private final Program program;
    private final long budget;

    /// At most `budget` nodes for each question.
    public Checks(Program program, long budget) {
        this.program = program;
        this.budget = budget;
    }

    /// Everything; `ordered` is what `priority` says.
    public List<Remark> all(Set<Precedence> ordered) {
        List<Remark> remarks = new ArrayList<>(conflicts());
        remarks.addAll(idle());
        remarks.addAll(vacuous());
        remarks.addAll(ambiguous(ordered));
        remarks.addAll(late());
        return remarks;
    }

    /// Labels and names that no region can take: [Remark.NoRegion].
    public List<Remark> conflicts() {
        return new Placeability(program, budget).remarks();
    }

    /// [Remark.Dead], [Remark.Redundant] and [Remark.UnreachableTier].
    public List<Remark> idle() {
        return new Idleness(program, budget).remarks();
    }

    /// [Remark.Vacuous].
    public List<Remark> vacuous() {
        return new Vacuity(program).remarks();
    }

    /// [Remark.Ambiguous]; `ordered` is what `priority` says, from which more is concluded.
    public List<Remark> ambiguous(Set<Precedence> ordered) {
        return new Ambiguity(program, ordered, budget).remarks();
    }

    /// [Remark.LateStart].
    public List<Remark> late() {
        return new Lateness(program, budget).remarks();
    }
}
