package io.heliotrope.policy.check;

import io.heliotrope.policy.program.Rules;
import io.heliotrope.policy.syntax.Clause;
import io.heliotrope.policy.syntax.Name;
import java.util.List;

/// A checked policy before it takes its place in a program. `wishes` say where that is; `instead`
/// is the policy that has the jobs which its rollout leaves out, at most one.
record Draft(
        Name name,
        Rules rules,
        SignalReads reads,
        List<Clause.Priority> wishes,
        List<Name> instead) {
    Draft {
        wishes = List.copyOf(wishes);
        instead = List.copyOf(instead);
    }

    /// As messages call it.
    String owner() {
        return "policy `" + name.text() + "` of " + rules.module();
    }
}
