package io.heliotrope.policy.mutate;

import io.heliotrope.policy.mutate.Mutant.Likeness;
import io.heliotrope.policy.program.Deferral;
import io.heliotrope.policy.program.Formula;
import io.heliotrope.policy.program.Outcome;
import io.heliotrope.policy.program.Preference;
import io.heliotrope.policy.program.Program;
import io.heliotrope.policy.program.Relaxation;
import io.heliotrope.policy.program.Requirement;
import io.heliotrope.policy.program.Rules;
import io.heliotrope.policy.text.Source;
import io.heliotrope.policy.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// All small changes of the policies of one text. Of one thread.
final class Mutants {
    private final Program program;
    private final Source main;
    private final List<Mutant> all = new ArrayList<>();

    private Mutants(Program program, Source main) {
        this.program = program;
        this.main = main;
    }

    /// In the order of the policies.
    static List<Mutant> of(Program program, Source main) {
        Mutants mutants = new Mutants(program, main);
        for (int i = 0; i < program.policies().size(); i++) {
            Rules rules = program.policies().get(i);
            if (rules.span().source().equals(main)) {
                mutants.scope(i, rules);
                mutants.requirements(i, rules);
                mutants.relaxations(i, rules);
                mutants.deferral(i, rules);
                mutants.otherwise(i, rules);
                mutants.preference(i, rules);
                mutants.precedence(i, rules);
            }
        }
        return List.copyOf(mutants.all);
    }

    private Program with(int policy, Rules rules) {
        List<Rules> policies = new ArrayList<>(program.policies());
        policies.set(policy, rules);
        return with(policies);
    }

    private Program with(List<Rules> policies) {
        return new Program(
                program.module(),
                program.places(),
                program.ladders(),
                policies,
                program.guarantees(),
                program.zones(),
                program.digest(),
                program.precedences());
    }

    /// What is allowed settles whether the change makes a difference.
    private void allowing(int policy, Rules changed, Span span, String change) {
        Program mutant = with(policy, changed);
        all.add(new Mutant(mutant, span, change, new Likeness.Compared(program, mutant)));
    }

    private void apart(int policy, Rules changed, Span span, String change) {
        all.add(new Mutant(with(policy, changed), span, change, new Likeness.Apart()));
    }

    private List<Variants.Variant> variants(Formula formula, Span whole) {
        return new Variants(program.places(), whole).of(formula);
    }

    /// The jobs of a policy decide what it prefers too, so they must be the same ones.
    private void scope(int policy, Rules rules) {
        for (Variants.Variant variant : variants(rules.scope(), rules.span().head())) {
            Rules changed = Parts.of(rules).scope(variant.formula()).rules();
            Formula never = new Formula.Always(false);
            all.add(
                    new Mutant(
                            with(policy, changed),
                            variant.span(),
                            variant.change(),
                            new Likeness.Compared(
                                    asking(rules.scope(), never),
                                    asking(variant.formula(), never))));
        }
    }

    /// A program that asks one thing of some jobs.
    private Program asking(Formula scope, Formula formula) {
        Span span = main.whole();
        Rules rules =
                new Rules(
                        program.module(),
                        "p",
                        "",
                        scope,
                        List.of(new Requirement("r", formula, "", span)),
                        List.of(),
                        Optional.empty(),
                        new Preference.Silent(),
                        List.of(),
                        new Outcome.Silent(),
                        Optional.empty(),
                        span);
        return with(List.of(rules));
    }

    private void requirements(int policy, Rules rules) {
        for (int i = 0; i < rules.requirements().size(); i++) {
            Requirement rule = rules.requirements().get(i);
            for (Variants.Variant variant : variants(asked(rule.formula()), rule.span().head())) {
                Formula whole = again(rule.formula(), variant.formula());
                Requirement changed =
                        new Requirement(rule.name(), whole, rule.because(), rule.span());
                allowing(
                        policy,
                        Parts.of(rules).requirement(i, changed).rules(),
                        variant.span(),
                        variant.change());
            }
            Requirement none =
                    new Requirement(
                            rule.name(), new Formula.Always(true), rule.because(), rule.span());
            allowing(
                    policy,
                    Parts.of(rules).requirement(i, none).rules(),
                    rule.span().head(),
                    "`" + rule.name() + "` were not required");
        }
    }

    /// A rule of a tier is `not in the tier, or ...`: what it asks is the second part.
    private static Formula asked(Formula formula) {
        return isOfTier(formula) ? ((Formula.Any) formula).formulas().getLast() : formula;
    }

    private static Formula again(Formula formula, Formula asked) {
        return isOfTier(formula)
                ? new Formula.Any(List.of(((Formula.Any) formula).formulas().getFirst(), asked))
                : asked;
    }

    private static boolean isOfTier(Formula formula) {
        return formula instanceof Formula.Any(List<Formula> parts)
                && parts.size() == 2
                && parts.getFirst() instanceof Formula.Not(Formula.InRegions _);
    }

    private void relaxations(int policy, Rules rules) {
        for (int i = 0; i < rules.relaxations().size(); i++) {
            Relaxation step = rules.relaxations().get(i);
            if (step.instead().isPresent()) {
                Formula instead = step.instead().get();
                for (Variants.Variant variant : variants(asked(instead), step.span().head())) {
                    Relaxation changed =
                            new Relaxation(
                                    step.requirement(),
                                    Optional.of(again(instead, variant.formula())),
                                    step.said(),
                                    step.span());
                    allowing(
                            policy,
                            Parts.of(rules).relaxation(i, List.of(changed)).rules(),
                            step.span().head(),
                            variant.change());
                }
            }
            apart(
                    policy,
                    Parts.of(rules).relaxation(i, List.of()).rules(),
                    step.span().head(),
                    "`relax " + step.said() + "` were left out");
        }
    }

    private void deferral(int policy, Rules rules) {
        if (rules.deferral().isEmpty()) {
            return;
        }
        Deferral waits = rules.deferral().get();
        for (Variants.Variant variant : variants(waits.until(), waits.span().head())) {
            Deferral changed =
                    new Deferral(
                            variant.formula(),
                            waits.atLeast(),
                            waits.hours(),
                            waits.latest(),
                            waits.span());
            all.add(
                    new Mutant(
                            with(policy, Parts.of(rules).deferral(Optional.of(changed)).rules()),
                            variant.span(),
                            variant.change(),
                            new Likeness.Compared(
                                    asking(rules.scope(), waits.until()),
                                    asking(rules.scope(), variant.formula()))));
        }
        Span span = waits.span().head();
        if (waits.atLeast().isPresent()) {
            Deferral changed =
                    new Deferral(
                            waits.until(),
                            Optional.empty(),
                            waits.hours(),
                            waits.latest(),
                            waits.span());
            Rules shorter = Parts.of(rules).deferral(Optional.of(changed)).rules();
            apart(policy, shorter, span, "`for at least` were left out");
        }
        if (waits.hours().isPresent()) {
            Deferral changed =
                    new Deferral(
                            waits.until(),
                            waits.atLeast(),
                            Optional.empty(),
                            waits.latest(),
                            waits.span());
            Rules longer = Parts.of(rules).deferral(Optional.of(changed)).rules();
            apart(policy, longer, span, "`between` were left out");
        }
        Rules never = Parts.of(rules).deferral(Optional.empty()).rules();
        apart(policy, never, span, "`" + rules.name() + "` never deferred");
    }

    /// Of a rejection only the reason would change.
    private void otherwise(int policy, Rules rules) {
        String word =
                switch (rules.otherwise()) {
                    case Outcome.RunIn _ -> "run in";
                    case Outcome.Hold _ -> "hold";
                    case Outcome.Shed _ -> "shed";
                    case Outcome.Silent _, Outcome.Reject _ -> "";
                };
        if (!word.isEmpty()) {
            apart(
                    policy,
                    Parts.of(rules).otherwise(new Outcome.Silent()).rules(),
                    rules.span().head(),
                    "`otherwise " + word + "` were left out");
        }
    }

    private void preference(int policy, Rules rules) {
        for (Preferences.Variant variant : Preferences.of(rules.preference())) {
            apart(
                    policy,
                    Parts.of(rules).preference(variant.preference()).rules(),
                    rules.span().head(),
                    variant.change());
        }
    }

    /// Exchanges it with the next one that can lead.
    private void precedence(int policy, Rules rules) {
        if (!rules.canLead()) {
            return;
        }
        for (int i = policy + 1; i < program.policies().size(); i++) {
            Rules next = program.policies().get(i);
            if (next.canLead()) {
                List<Rules> policies = new ArrayList<>(program.policies());
                policies.set(policy, next);
                policies.set(i, rules);
                Program mutant = with(policies);
                String change = "`%s` went before `%s`".formatted(next.name(), rules.name());
                Span span = rules.span().head();
                all.add(new Mutant(mutant, span, change, new Likeness.Apart()));
                return;
            }
        }
    }
}
