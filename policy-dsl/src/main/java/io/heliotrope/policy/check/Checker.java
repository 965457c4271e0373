package io.heliotrope.policy.check;

import io.heliotrope.policy.facts.Places;
import io.heliotrope.policy.program.Budget;
import io.heliotrope.policy.program.Guarantee;
import io.heliotrope.policy.program.Precedence;
import io.heliotrope.policy.program.Program;
import io.heliotrope.policy.program.Rules;
import io.heliotrope.policy.syntax.PolicyModule;
import io.heliotrope.policy.test.TestCase;
import io.heliotrope.policy.text.Source;
import io.heliotrope.policy.text.Span;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Checks modules against a catalogue and makes one program of them.
///
/// Never throws on trees that the parser made, however wrong their texts were. The same trees and
/// catalogue give the same answer. Safe from any thread.
public final class Checker {
    private final Findings findings = new Findings();
    private final List<PolicyModule> modules;
    private final Places places;
    private final List<ZoneId> zones = new ArrayList<>();

    private Checker(List<PolicyModule> modules, Places places) {
        this.modules = modules;
        this.places = places;
    }

    /// The main module comes first; the others count where one uses them, by the names of their
    /// texts. Trees with parts that could not be read, of which the parser told, give no program.
    ///
    /// @throws IllegalArgumentException when there is no module
    public static Checked check(List<PolicyModule> modules, Places places) {
        if (modules.isEmpty()) {
            throw new IllegalArgumentException("a check needs a main module");
        }
        return new Checker(List.copyOf(modules), places).check();
    }

    private Checked check() {
        Span start = modules.getFirst().span().source().span(0, 0);
        Limits.MODULES.check(findings, modules.size(), start);
        Module main = new Modules(findings, places, zones, modules).check(modules.getFirst());
        Layers layers = new Layers(findings, main);
        layers.check();
        boolean mayHoldMore = layers.trees().stream().anyMatch(ModuleCheck::isBroken);
        if (!Written.in(layers.trees()).isWhole()) {
            findings.fail();
        }
        Precedences precedences =
                new Precedences(
                        findings, main.tree().span().source(), main.policies(), mayHoldMore);
        List<Draft> drafts = precedences.ordered();
        List<Guarantee> guarantees = guarantees(layers);
        List<Rules> policies = indexed(drafts);
        limits(policies, guarantees, start);
        Program program = program(main, layers, policies, guarantees, precedences.pairs());
        if (!findings.hasErrors()) {
            layers.checkUse();
        }
        List<TestCase> tests =
                new TestChecks(main.desk(), program, Written.in(layers.trees())).check(main.tree());
        List<Source> order = modules.stream().map(module -> module.span().source()).toList();
        return new Checked(
                findings.hasErrors() ? Optional.empty() : Optional.of(program),
                findings.sorted(order),
                tests);
    }

    private Program program(
            Module main,
            Layers layers,
            List<Rules> policies,
            List<Guarantee> guarantees,
            Set<Precedence> pairs) {
        return new Program(
                main.name(),
                places,
                layers.ladders(),
                policies,
                guarantees,
                zones,
                Canonical.digest(layers.trees(), places),
                pairs);
    }

    private List<Guarantee> guarantees(Layers layers) {
        Map<String, Span> seen = new HashMap<>();
        List<Guarantee> guarantees = new ArrayList<>();
        for (Module.Claimed claimed : layers.guarantees()) {
            Guarantee guarantee = claimed.guarantee();
            Span before = seen.putIfAbsent(guarantee.name(), guarantee.span());
            if (before != null) {
                findings.add(Twice.of("guarantee", guarantee.name(), guarantee.span(), before));
            }
            guarantees.add(guarantee);
        }
        return guarantees;
    }

    /// With the place of each budget among all of the program.
    private static List<Rules> indexed(List<Draft> drafts) {
        List<Rules> policies = new ArrayList<>();
        int next = 0;
        for (Draft draft : drafts) {
            List<Budget> budgets = new ArrayList<>();
            for (Budget budget : draft.rules().budgets()) {
                budgets.add(budget.at(next));
                next++;
            }
            policies.add(draft.rules().with(budgets));
        }
        return policies;
    }

    private void limits(List<Rules> policies, List<Guarantee> guarantees, Span start) {
        Limits.POLICIES.check(findings, policies.size(), start);
        Limits.GUARANTEES.check(findings, guarantees.size(), start);
        int budgets = policies.stream().mapToInt(rules -> rules.budgets().size()).sum();
        Limits.BUDGETS.check(findings, budgets, start);
    }
}
