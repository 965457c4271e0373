package io.heliotrope.decide;

import io.heliotrope.policy.program.Budget;
import io.heliotrope.policy.program.Outcome;
import io.heliotrope.policy.program.Program;
import java.util.ArrayList;
import java.util.List;

/// What the language can say and this version does not do yet: such a policy is refused, since half
/// a policy is another one.
public final class Undone {
    private Undone() {}

    /// What of it a program asks for, in words; empty when all of it is done.
    public static List<String> of(Program program) {
        List<String> undone = new ArrayList<>();
        for (var policy : program.policies()) {
            for (Budget budget : policy.budgets()) {
                undone.add(
                        "budget `%s` of policy `%s`: nothing keeps account of use yet"
                                .formatted(budget.name(), policy.name()));
            }
            if (policy.otherwise() instanceof Outcome.Shed) {
                undone.add(
                        "`otherwise shed` of policy `%s`: no job makes room for another yet"
                                .formatted(policy.name()));
            }
            if (policy.otherwise() instanceof Outcome.Hold) {
                undone.add(
                        "`otherwise hold` of policy `%s`: only work whose regions are down is held yet"
                                .formatted(policy.name()));
            }
        }
        return List.copyOf(undone);
    }
}
