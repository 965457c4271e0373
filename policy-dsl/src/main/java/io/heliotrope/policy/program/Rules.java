package io.heliotrope.policy.program;

import io.heliotrope.policy.text.Span;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// One policy: what it asks of the jobs in its scope.
///
/// `scope` reads the job alone. Requirements and budgets of all policies whose scope a job is in
/// add up. Exactly one of them *leads*: it says what is preferred, what gives way, when to defer
/// and what to do when nothing is left. See [Program#leader].
public record Rules(
        String module,
        String name,
        String title,
        Formula scope,
        List<Requirement> requirements,
        List<Budget> budgets,
        Optional<Deferral> deferral,
        Preference preference,
        List<Relaxation> relaxations,
        Outcome otherwise,
        Optional<Rollout> rollout,
        Span span) {
    public Rules {
        requirements = List.copyOf(requirements);
        budgets = List.copyOf(budgets);
        relaxations = List.copyOf(relaxations);
    }

    /// The same with other budgets.
    public Rules with(List<Budget> others) {
        return new Rules(
                module,
                name,
                title,
                scope,
                requirements,
                others,
                deferral,
                preference,
                relaxations,
                otherwise,
                rollout,
                span);
    }

    /// Whether it says anything that only one policy may say of a job.
    public boolean canLead() {
        return !(preference instanceof Preference.Silent)
                || !relaxations.isEmpty()
                || deferral.isPresent()
                || otherwise instanceof Outcome.Hold
                || otherwise instanceof Outcome.RunIn
                || otherwise instanceof Outcome.Shed;
    }

    /// Only for a share of the jobs, by a hash of a name of theirs, from a day on (UTC); the others
    /// have the policy that is named, or none of the two.
    public record Rollout(
            double share,
            io.heliotrope.policy.facts.JobName by,
            Optional<LocalDate> from,
            Optional<String> otherwise) {}
}
