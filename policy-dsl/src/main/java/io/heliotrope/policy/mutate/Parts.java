package io.heliotrope.policy.mutate;

import io.heliotrope.policy.program.Deferral;
import io.heliotrope.policy.program.Formula;
import io.heliotrope.policy.program.Outcome;
import io.heliotrope.policy.program.Preference;
import io.heliotrope.policy.program.Relaxation;
import io.heliotrope.policy.program.Requirement;
import io.heliotrope.policy.program.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The parts of a policy, to be put together again with another one among them.
record Parts(
        Rules from,
        Formula scope,
        List<Requirement> requirements,
        List<Deferral> deferrals,
        Preference preference,
        List<Relaxation> relaxations,
        Outcome otherwise) {
    Parts {
        requirements = List.copyOf(requirements);
        deferrals = List.copyOf(deferrals);
        relaxations = List.copyOf(relaxations);
    }

    static Parts of(Rules rules) {
        return new Parts(
                rules,
                rules.scope(),
                rules.requirements(),
                rules.deferral().stream().toList(),
                rules.preference(),
                rules.relaxations(),
                rules.otherwise());
    }

    Rules rules() {
        return new Rules(
                from.module(),
                from.name(),
                from.title(),
                scope,
                requirements,
                from.budgets(),
                deferrals.stream().findFirst(),
                preference,
                relaxations,
                otherwise,
                from.rollout(),
                from.span());
    }

    Parts scope(Formula other) {
        return new Parts(from, other, requirements, deferrals, preference, relaxations, otherwise);
    }

    Parts requirement(int at, Requirement other) {
        List<Requirement> others = new ArrayList<>(requirements);
        others.set(at, other);
        return new Parts(from, scope, others, deferrals, preference, relaxations, otherwise);
    }

    Parts deferral(Optional<Deferral> other) {
        return new Parts(
                from,
                scope,
                requirements,
                other.stream().toList(),
                preference,
                relaxations,
                otherwise);
    }

    Parts preference(Preference other) {
        return new Parts(from, scope, requirements, deferrals, other, relaxations, otherwise);
    }

    /// With others in place of the one at `at`.
    Parts relaxation(int at, List<Relaxation> other) {
        List<Relaxation> others = new ArrayList<>(relaxations);
        others.remove(at);
        others.addAll(at, other);
        return new Parts(from, scope, requirements, deferrals, preference, others, otherwise);
    }

    Parts otherwise(Outcome other) {
        return new Parts(from, scope, requirements, deferrals, preference, relaxations, other);
    }
}
