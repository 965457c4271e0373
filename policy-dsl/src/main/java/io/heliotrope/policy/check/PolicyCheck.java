package io.heliotrope.policy.check;

import io.heliotrope.policy.program.Budget;
import io.heliotrope.policy.program.Deferral;
import io.heliotrope.policy.program.Formula;
import io.heliotrope.policy.program.Outcome;
import io.heliotrope.policy.program.Preference;
import io.heliotrope.policy.program.Relaxation;
import io.heliotrope.policy.program.Rules;
import io.heliotrope.policy.syntax.Clause;
import io.heliotrope.policy.syntax.Expression;
import io.heliotrope.policy.syntax.Item;
import io.heliotrope.policy.syntax.Name;
import io.heliotrope.policy.syntax.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Checks one policy. What is wrong is told and left out of what it gives. One thread.
final class PolicyCheck {
    private final Desk desk;
    private final Item.Policy policy;
    private final SignalReads reads = new SignalReads();
    private final Requirements requirements;
    private final Map<String, Stranger> strangers;
    private final List<Budget> budgets = new ArrayList<>();
    private final List<Clause.Priority> wishes = new ArrayList<>();
    private final List<Name> instead = new ArrayList<>();
    private Optional<Deferral> deferral = Optional.empty();
    private Preference preference = new Preference.Silent();
    private Outcome outcome = new Outcome.Silent();
    private Optional<Rules.Rollout> rollout = Optional.empty();

    /// `strangers` are the requirements of other policies by their names.
    PolicyCheck(Desk desk, Item.Policy policy, Map<String, Stranger> strangers) {
        this.desk = desk;
        this.policy = policy;
        this.strangers = strangers;
        this.requirements = new Requirements(desk, reads);
    }

    Draft check() {
        Formula scope = scope(desk, policy.scope(), "the scope of a policy");
        policy.clauses().forEach(this::clause);
        int count = requirements.all().size();
        Limits.REQUIREMENTS.check(desk.findings(), count, policy.name().span());
        Rules rules =
                new Rules(
                        desk.module(),
                        policy.name().text(),
                        Requirements.said(policy.title()),
                        scope,
                        requirements.all(),
                        budgets,
                        deferral,
                        preference,
                        relaxations(),
                        outcome,
                        rollout,
                        policy.span());
        return new Draft(policy.name(), rules, reads, wishes, instead);
    }

    /// The formula of a scope, which reads the job alone. What could not be checked holds always,
    /// which no program is made of.
    static Formula scope(Desk desk, Scope scope, String called) {
        Expression where = scope.where();
        return where == null
                ? new Formula.Always(true)
                : desk.formulas()
                        .of(where, Where.job(called))
                        .orElseGet(() -> new Formula.Always(true));
    }

    private void clause(Clause clause) {
        switch (clause) {
            case Clause.Require require -> requirements.add(require);
            case Clause.Tier tier -> requirements.add(tier);
            case Clause.Defer defer -> deferral = new Deferrals(desk, reads).of(defer);
            case Clause.Ranked ranked ->
                    new Preferences(desk, reads).of(ranked).ifPresent(so -> preference = so);
            case Clause.Balanced balanced ->
                    new Preferences(desk, reads).of(balanced).ifPresent(so -> preference = so);
            case Clause.Otherwise otherwise ->
                    new Endings(desk).of(otherwise.outcome()).ifPresent(so -> outcome = so);
            case Clause.Priority priority -> wishes.add(priority);
            case Clause.Rollout share -> {
                rollout = new Endings(desk).of(share);
                if (share.instead() != null) {
                    instead.add(share.instead());
                }
            }
            case Clause.Budget budget -> {
                requirements.claim(budget.name());
                new Endings(desk).of(budget).ifPresent(budgets::add);
            }
            case Clause.Relax _, Clause.Broken _ -> {}
        }
    }

    /// Last, when every requirement is known.
    private List<Relaxation> relaxations() {
        List<Relaxation> relaxations = new ArrayList<>();
        Relaxations steps = new Relaxations(desk, requirements, reads, strangers);
        for (Clause clause : policy.clauses()) {
            if (clause instanceof Clause.Relax relax) {
                relaxations.addAll(steps.of(relax));
            }
        }
        return relaxations;
    }
}
