package io.heliotrope.decide;

import io.heliotrope.model.Lane;
import io.heliotrope.policy.facts.JobName;
import io.heliotrope.policy.program.Budget;
import io.heliotrope.policy.program.Formula;
import io.heliotrope.policy.program.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What the language can say and this version does not do yet: such a policy is refused, since half
/// a policy is another one.
public final class Undone {
    private Undone() {}

    /// What of it a program asks for, in words; empty when all of it is done.
    public static List<String> of(Program program) {
        List<String> undone = new ArrayList<>();
        for (var policy : program.policies()) {
            for (Budget budget : policy.budgets()) {
                if (!isOfBatch(policy.scope())) {
                    undone.add(
                            ("budget `%s` of policy `%s`: only of batch jobs is account kept yet;"
                                            + " begin its scope with `class is batch and`")
                                    .formatted(budget.name(), policy.name()));
                }
            }
        }
        return List.copyOf(undone);
    }

    /// Whether a scope says by itself that it takes only batch work.
    private static boolean isOfBatch(Formula scope) {
        return switch (scope) {
            case Formula.NameIn in ->
                    in.name() == JobName.CLASS && in.values().equals(Set.of(Lane.BATCH.word()));
            case Formula.All(var parts) -> parts.stream().anyMatch(Undone::isOfBatch);
            default -> false;
        };
    }
}
