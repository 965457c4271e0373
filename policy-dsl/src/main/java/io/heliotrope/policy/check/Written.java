package io.heliotrope.policy.check;

import io.heliotrope.policy.program.Requirement;
import io.heliotrope.policy.syntax.Clause;
import io.heliotrope.policy.syntax.Item;
import io.heliotrope.policy.syntax.PolicyModule;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The names of rules and budgets as they are written, right or wrong, so that one that could not
/// be checked is not told to be missing too. `isWhole` when every text could be read.
record Written(Set<String> rules, Set<String> budgets, boolean isWhole) {

    static Written in(List<PolicyModule> modules) {
        Set<String> rules = new TreeSet<>();
        Set<String> budgets = new TreeSet<>();
        boolean isWhole = true;
        for (PolicyModule module : modules) {
            for (Item item : module.items()) {
                isWhole &= !(item instanceof Item.Broken);
                if (item instanceof Item.Policy policy) {
                    isWhole &= collect(policy.clauses(), rules, budgets);
                }
            }
        }
        return new Written(rules, budgets, isWhole);
    }

    private static boolean collect(List<Clause> clauses, Set<String> rules, Set<String> budgets) {
        boolean isWhole = true;
        for (Clause clause : clauses) {
            switch (clause) {
                case Clause.Require require -> rules.add(require.name().text());
                case Clause.Tier tier -> {
                    rules.add(Requirement.LISTED_TIERS);
                    isWhole &= collect(tier.clauses(), rules, budgets);
                }
                case Clause.Budget budget -> {
                    rules.add(budget.name().text());
                    budgets.add(budget.name().text());
                }
                case Clause.Broken _ -> isWhole = false;
                case Clause.Defer _,
                        Clause.Ranked _,
                        Clause.Balanced _,
                        Clause.Relax _,
                        Clause.Otherwise _,
                        Clause.Priority _,
                        Clause.Rollout _ -> {}
            }
        }
        return isWhole;
    }
}
