package io.heliotrope.policy.eval;

import io.heliotrope.policy.facts.JobName;
import io.heliotrope.policy.facts.RegionFact;
import io.heliotrope.policy.program.Budget;
import io.heliotrope.policy.program.Deferral;
import io.heliotrope.policy.program.Formula;
import io.heliotrope.policy.program.Outcome;
import io.heliotrope.policy.program.Preference;
import io.heliotrope.policy.program.Program;
import io.heliotrope.policy.program.Relaxation;
import io.heliotrope.policy.program.Rules;
import io.heliotrope.policy.program.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Writes policies: scope, requirements, budgets, and what each says when it leads.
final class PolicyWriter {
    private static final Term GRAMS = new Term.OfRegion(RegionFact.GRAMS);

    private final Program program;
    private final Code.Builder code;
    private final Layout.Builder layout;
    private final TermWriter terms;
    private final FormulaWriter formulas;

    PolicyWriter(Program program, Code.Builder code, Layout.Builder layout, TermWriter terms) {
        this.program = program;
        this.code = code;
        this.layout = layout;
        this.terms = terms;
        this.formulas = new FormulaWriter(code, layout, terms, program.places());
    }

    /// @throws IllegalArgumentException when the program breaks the contract of programs
    Staged write(Rules rules) {
        if ((Needs.of(rules.scope()) & Needs.REGION) != 0) {
            throw new IllegalArgumentException(
                    "the scope of " + rules.name() + " reads regions; only the job is known there");
        }
        int scope = formulas.gate(rules.scope());
        Staged.Reads ofScope = takeReads();
        List<Staged.Rule> list = new ArrayList<>();
        rules.requirements().forEach(rule -> list.add(rule(rules, rule.name(), rule.formula())));
        rules.budgets().forEach(budget -> list.add(rule(rules, budget)));
        Staged.Reads ofRules = takeReads();
        Staged.Lead lead = lead(rules);
        return new Staged(rules, scope, share(rules), ofScope, ofRules, takeReads(), list, lead);
    }

    private Staged.Reads takeReads() {
        return new Staged.Reads(terms.takeScalars(), formulas.takeGates());
    }

    /// What leads a job that no policy leads: the least grams.
    Staged.Lead silent() {
        return new Staged.Lead(
                costs(new Preference.Silent()),
                List.of(),
                new int[0],
                0,
                new boolean[0],
                Staged.Wait.NOT,
                Staged.NONE);
    }

    private Staged.Rule rule(Rules rules, String name, Formula formula) {
        return new Staged.Rule(rules.name() + "." + name, formulas.way(formula));
    }

    private Staged.Rule rule(Rules rules, Budget budget) {
        boolean ofGrams = budget.resource() == Budget.Resource.CARBON;
        int node =
                code.node(
                        ofGrams ? Op.GRAM_BUDGET : Op.GPU_BUDGET,
                        budget.index(),
                        code.constant(budget.limit()),
                        0);
        return new Staged.Rule(
                rules.name() + "." + budget.name(), new Staged.Way.Worked(node, true));
    }

    private Staged.Share share(Rules rules) {
        if (rules.rollout().isEmpty()) {
            return new Staged.Share(1, JobName.COHORT, Long.MIN_VALUE, Staged.NONE, rules.name());
        }
        Rules.Rollout rollout = rules.rollout().get();
        long from = rollout.from().map(day -> day.toEpochDay()).orElse(Long.MIN_VALUE);
        int replaces = rollout.otherwise().map(name -> place(rules, name)).orElse(Staged.NONE);
        return new Staged.Share(rollout.share(), rollout.by(), from, replaces, rules.name());
    }

    private int place(Rules rules, String otherwise) {
        for (int i = 0; i < program.policies().size(); i++) {
            if (program.policies().get(i).name().equals(otherwise)) {
                return i;
            }
        }
        throw new IllegalArgumentException(
                rules.name() + " has else " + otherwise + ", which is no policy of the program");
    }

    private Staged.Lead lead(Rules rules) {
        List<Staged.Rule> extras = new ArrayList<>();
        int[] effective = effective(rules, extras);
        boolean[] gives = new boolean[rules.requirements().size()];
        rules.relaxations().forEach(step -> gives[requirement(rules, step)] = true);
        Staged.Wait wait =
                rules.deferral()
                        .map(deferral -> wait(rules, deferral, extras))
                        .orElse(Staged.Wait.NOT);
        int where = Staged.NONE;
        if (rules.otherwise() instanceof Outcome.RunIn run) {
            where = extras.size();
            extras.add(rule(rules, "otherwise", run.where()));
        }
        return new Staged.Lead(
                costs(rules.preference()),
                extras,
                effective,
                rules.relaxations().size(),
                gives,
                wait,
                where);
    }

    private int[] effective(Rules rules, List<Staged.Rule> extras) {
        int width = rules.requirements().size();
        int[] effective = new int[(rules.relaxations().size() + 1) * width];
        Arrays.fill(effective, 0, width, Staged.AS_WRITTEN);
        for (int step = 1; step <= rules.relaxations().size(); step++) {
            Relaxation taken = rules.relaxations().get(step - 1);
            System.arraycopy(effective, (step - 1) * width, effective, step * width, width);
            int place = taken.instead().isPresent() ? extras.size() : Staged.GONE;
            taken.instead().ifPresent(to -> extras.add(rule(rules, taken.requirement(), to)));
            effective[step * width + requirement(rules, taken)] = place;
        }
        return effective;
    }

    private static int requirement(Rules rules, Relaxation step) {
        for (int i = 0; i < rules.requirements().size(); i++) {
            if (rules.requirements().get(i).name().equals(step.requirement())) {
                return i;
            }
        }
        throw new IllegalArgumentException(
                rules.name()
                        + " relaxes "
                        + step.requirement()
                        + ", which is no requirement of its own");
    }

    private Staged.Wait wait(Rules rules, Deferral deferral, List<Staged.Rule> extras) {
        int until = extras.size();
        extras.add(rule(rules, "until", deferral.until()));
        return new Staged.Wait(
                until,
                deferral.hours().map(layout::hours).orElse(Staged.NONE),
                number(deferral.atLeast()),
                terms.number(deferral.latest()));
    }

    private int number(Optional<Term> term) {
        return term.map(terms::number).orElse(Staged.NONE);
    }

    private Costs costs(Preference preference) {
        return switch (preference) {
            case Preference.Silent() ->
                    new Costs.Ranked(
                            List.of(
                                    new Costs.Rank(
                                            terms.number(GRAMS),
                                            true,
                                            new Preference.Band.Within(0))));
            case Preference.Ranked(var ranks) ->
                    new Costs.Ranked(
                            ranks.stream()
                                    .map(rank ->
                                            new Costs.Rank(
                                                    terms.number(rank.term()),
                                                    rank.isLower(),
                                                    rank.band()))
                                    .toList());
            case Preference.Balanced(var anchors) ->
                    new Costs.Balanced(anchors.stream().map(this::anchor).toList());
        };
    }

    private Costs.Anchor anchor(Preference.Anchor anchor) {
        boolean isWeighted = Needs.of(anchor.term()) == Needs.REGION;
        int node =
                isWeighted
                        ? code.node(Op.ROW, layout.row(anchor), 0, 0)
                        : terms.number(anchor.term());
        return new Costs.Anchor(node, isWeighted, anchor.weight(), anchor.best(), anchor.worst());
    }
}
