package io.heliotrope.policy.check;

import io.heliotrope.policy.program.Formula;
import io.heliotrope.policy.program.Reading;
import io.heliotrope.policy.program.Relation;
import io.heliotrope.policy.program.Relaxation;
import io.heliotrope.policy.program.Term;
import io.heliotrope.policy.syntax.Clause;
import io.heliotrope.policy.syntax.Expression;
import io.heliotrope.policy.syntax.Step;
import io.heliotrope.policy.text.Code;
import io.heliotrope.policy.text.Diagnostic;
import io.heliotrope.policy.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Checks the order in which the requirements of one policy give way. One thread.
final class Relaxations {
    private final Desk desk;
    private final Requirements requirements;
    private final SignalReads reads;
    private final Map<String, Stranger> strangers;
    private final Map<String, Rule> current = new HashMap<>();
    private final Map<String, Span> dropped = new HashMap<>();
    private final Map<String, Span> replaced = new HashMap<>();

    /// `strangers` are the requirements of other policies by their names.
    Relaxations(
            Desk desk,
            Requirements requirements,
            SignalReads reads,
            Map<String, Stranger> strangers) {
        this.desk = desk;
        this.requirements = requirements;
        this.reads = reads;
        this.strangers = strangers;
    }

    List<Relaxation> of(Clause.Relax relax) {
        Limits.STEPS.check(desk.findings(), relax.steps().size(), relax.span());
        List<Relaxation> steps = new ArrayList<>();
        for (Step step : relax.steps()) {
            step(step).ifPresent(steps::add);
        }
        return steps;
    }

    private Optional<Relaxation> step(Step step) {
        String name = step.rule().text();
        if (!requirements.has(name)) {
            desk.findings().add(notOwn(step));
            return Optional.empty();
        }
        Span before = dropped.get(name);
        if (before != null) {
            desk.findings()
                    .add(
                            again(step, "`" + name + "` has given way already")
                                    .and(before, "given up here"));
            return Optional.empty();
        }
        Expression to = step.to();
        if (to == null) {
            dropped.put(name, step.span());
            return Optional.of(new Relaxation(name, Optional.empty(), said(step), step.span()));
        }
        Optional<Rule> rule = requirements.rule(name);
        if (rule.isEmpty()) {
            return Optional.empty();
        }
        Rule now = current.getOrDefault(name, rule.orElseThrow());
        Optional<Rule> instead =
                Formulas.isRule(to) ? replaced(now, step, to) : loosened(now, step, to);
        instead.ifPresent(so -> current.put(name, so));
        return instead.map(
                so -> new Relaxation(name, Optional.of(so.whole()), said(step), step.span()));
    }

    private Diagnostic notOwn(Step step) {
        String name = step.rule().text();
        Stranger stranger = strangers.get(name);
        if (stranger != null) {
            return Diagnostic.error(
                            Code.H055,
                            step.rule().span(),
                            "`" + name + "` is a requirement of another policy and stays as it is")
                    .and(stranger.span(), "of " + stranger.owner())
                    .help("a policy relaxes what it wrote itself; ask whoever wrote the other one");
        }
        Diagnostic wrong =
                Diagnostic.error(
                        Code.H033,
                        step.rule().span(),
                        "this policy has no requirement called `" + name + "`");
        return Unknown.suggest(wrong, name, step.rule().span(), requirements.names());
    }

    private static Diagnostic again(Step step, String message) {
        return Diagnostic.error(Code.H053, step.span(), message)
                .help("name each requirement once, or loosen it further with each step");
    }

    /// As people are told of a step: its words, with one space between them.
    private static String said(Step step) {
        return step.span().text().replaceAll("//[^\r\n]*", " ").replaceAll("\\s+", " ").strip();
    }

    private Optional<Rule> replaced(Rule now, Step step, Expression to) {
        Optional<Formula> formula =
                desk.formulas().of(to, Where.rule("a relaxed requirement", reads));
        Span before = replaced.putIfAbsent(now.name().text(), step.span());
        if (before != null) {
            desk.findings()
                    .add(
                            again(step, "`" + now.name().text() + "` was replaced already")
                                    .and(before, "replaced here")
                                    .note("of two rules nobody sees which one is looser"));
            return Optional.empty();
        }
        return formula.map(so -> new Rule(now.name(), to, so, now.tier()));
    }

    /// The same comparison with another bound, which must let more in.
    private Optional<Rule> loosened(Rule now, Step step, Expression to) {
        boolean isForNext = now.written() instanceof Expression.ForNext;
        Expression bare =
                now.written() instanceof Expression.ForNext forNext
                        ? forNext.formula()
                        : now.written();
        if (!(bare instanceof Expression.Comparison comparison)) {
            desk.findings()
                    .add(
                            Diagnostic.error(
                                            Code.H052,
                                            to.span(),
                                            "`"
                                                    + now.name().text()
                                                    + "` is no single comparison, so it has no"
                                                    + " bound to replace")
                                    .and(now.written().span(), "")
                                    .help(
                                            "write the whole rule that is to hold instead: `relax "
                                                    + now.name().text()
                                                    + " to (...)`"));
            return Optional.empty();
        }
        boolean boundIsLeft = !Reading.readsRegion(side(now.formula(), true));
        Expression.Comparison changed =
                new Expression.Comparison(
                        step.span(),
                        comparison.relation(),
                        boundIsLeft ? to : comparison.left(),
                        boundIsLeft ? comparison.right() : to);
        Where where = Where.rule("a relaxed requirement", reads);
        Optional<Formula> formula = desk.formulas().comparison(changed, where);
        if (formula.isEmpty() || !lets(now, formula.orElseThrow(), boundIsLeft, step)) {
            return Optional.empty();
        }
        Formula whole =
                now.formula() instanceof Formula.ForNext(var _, long seconds)
                        ? new Formula.ForNext(formula.orElseThrow(), seconds)
                        : formula.orElseThrow();
        Expression written =
                isForNext
                        ? new Expression.ForNext(
                                step.span(), changed, ((Expression.ForNext) now.written()).next())
                        : changed;
        return Optional.of(new Rule(now.name(), written, whole, now.tier()));
    }

    private static Formula.Compare compare(Formula formula) {
        return switch (formula) {
            case Formula.ForNext(Formula.Compare compare, long _) -> compare;
            case Formula.Compare compare -> compare;
            default -> throw new IllegalStateException("no comparison: " + formula);
        };
    }

    private static Term side(Formula formula, boolean left) {
        return left ? compare(formula).left() : compare(formula).right();
    }

    private boolean lets(Rule now, Formula after, boolean boundIsLeft, Step step) {
        Term old = side(now.formula(), boundIsLeft);
        Term instead = side(after, boundIsLeft);
        Relation relation = compare(after).relation();
        boolean higherIsLooser =
                (relation == Relation.AT_MOST || relation == Relation.BELOW) != boundIsLeft;
        Bounds gain =
                higherIsLooser ? Linear.difference(instead, old) : Linear.difference(old, instead);
        if (gain.least() >= 0 && gain.most() > 0) {
            return true;
        }
        boolean never = gain.most() <= 0;
        String name = now.name().text();
        desk.findings()
                .add(
                        Diagnostic.error(
                                        Code.H052,
                                        step.span(),
                                        never
                                                ? "this step does not loosen `" + name + "`"
                                                : "this step may tighten `" + name + "`")
                                .and(now.written().span(), "so far")
                                .help(
                                        "a step lets more in than the one before: the bound must be"
                                                + " "
                                                + (higherIsLooser ? "higher" : "lower")));
        return false;
    }
}
