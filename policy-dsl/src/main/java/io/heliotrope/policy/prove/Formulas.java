package io.heliotrope.policy.prove;

import io.heliotrope.policy.facts.JobName;
import io.heliotrope.policy.facts.Reads;
import io.heliotrope.policy.facts.RegionFact;
import io.heliotrope.policy.program.Formula;
import io.heliotrope.policy.program.Relation;
import io.heliotrope.policy.program.Term;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntUnaryOperator;

/// Formulas of a program as literals that may be asked for, never denied: to deny one, want
/// another. Of one thread.
final class Formulas {
    private final Vocabulary words;
    private final Circuit circuit;
    private final Moments moments;
    private final Source source;
    private final IdentityHashMap<Formula, Map<Asked, Integer>> made = new IdentityHashMap<>();
    private final Set<RegionFact> atHome = new HashSet<>();

    Formulas(Vocabulary words, Moments moments, Source source) {
        this.words = words;
        this.circuit = words.circuit();
        this.moments = moments;
        this.source = source;
    }

    /// A slot, and what is asked of a formula there.
    private record Asked(int moment, Want want) {}

    /// In the judged slot.
    int literal(Formula formula, Want want) {
        return literal(formula, 0, want);
    }

    private int literal(Formula formula, int moment, Want want) {
        Asked key = new Asked(moment, want);
        Map<Asked, Integer> known = made.computeIfAbsent(formula, _ -> new HashMap<>());
        Integer before = known.get(key);
        if (before != null) {
            return before;
        }
        int literal = build(formula, moment, want);
        known.put(key, literal);
        return literal;
    }

    private int build(Formula formula, int moment, Want want) {
        return switch (formula) {
            case Formula.Compare compare -> compare(compare, moment, want);
            case Formula.Not(Formula inner) -> literal(inner, moment, want.inverted());
            case Formula.All(List<Formula> parts) -> joined(parts, moment, want, want.isForIt());
            case Formula.Any(List<Formula> parts) -> joined(parts, moment, want, !want.isForIt());
            case Formula.ForNext next -> forNext(next, moment, want);
            case Formula.NameIn(JobName name, Set<String> values) -> named(name, values, want);
            case Formula.Always(boolean holds) -> plain(holds ? Sat.HOLDS : Sat.FAILS, want);
            case Formula.InRegions(var regions) -> plain(words.region(regions.bits()), want);
            case Formula.HomeIn(var regions) -> plain(words.home(regions.bits()), want);
            case Formula.IsHome() -> plain(words.isHome(), want);
            case Formula.IsAllowed() -> plain(words.isAllowed(), want);
            case Formula.Labelled(String label) -> plain(words.label(label), want);
        };
    }

    private static int plain(int literal, Want want) {
        return want.isForIt() ? literal : literal ^ 1;
    }

    private int joined(List<Formula> parts, int moment, Want want, boolean isAll) {
        int[] literals = parts.stream().mapToInt(part -> literal(part, moment, want)).toArray();
        return isAll ? circuit.all(literals) : circuit.any(literals);
    }

    private int named(JobName name, Set<String> values, Want want) {
        int[] literals =
                values.stream().mapToInt(value -> plain(words.name(name, value), want)).toArray();
        return want.isForIt() ? circuit.any(literals) : circuit.all(literals);
    }

    /// From another slot than the judged one only what is needed is asked, which proves less but
    /// nothing wrong.
    private int forNext(Formula.ForNext next, int moment, Want want) {
        if (next.seconds() <= 0) {
            return literal(next.formula(), moment, want);
        }
        if (want.isForIt()) {
            int[] slots = moment == 0 ? moments.within(next.seconds()) : new int[] {moment};
            return circuit.all(each(slots, slot -> literal(next.formula(), slot, want)));
        }
        int broken = moment == 0 ? moments.of(next) : 0;
        return broken == 0 ? Sat.HOLDS : literal(next.formula(), broken, want);
    }

    private static int[] each(int[] slots, IntUnaryOperator literal) {
        int[] literals = new int[slots.length];
        for (int i = 0; i < slots.length; i++) {
            literals[i] = literal.applyAsInt(slots[i]);
        }
        return literals;
    }

    private int compare(Formula.Compare compare, int moment, Want want) {
        Map<Term, List<Source.Case>> cases = new LinkedHashMap<>();
        cases(compare.left(), moment, cases);
        cases(compare.right(), moment, cases);
        return branch(compare, want, new ArrayList<>(cases.entrySet()), new HashMap<>());
    }

    private void cases(Term term, int moment, Map<Term, List<Source.Case>> found) {
        switch (term) {
            case Term.OfRegion(RegionFact fact) -> found.put(term, source.here(fact, moment));
            case Term.OfHome(RegionFact fact) -> {
                if (fact.reads() != Reads.CATALOGUE && !Source.varies(fact) && atHome.add(fact)) {
                    words.sameAtHome(fact);
                }
                found.put(term, source.atHome(fact));
            }
            case Term.OfJob(var fact) ->
                    found.put(term, Source.Case.always(new Quantity.OfJob(fact)));
            case Term.Percentile(var signal, double share, long seconds) ->
                    found.put(
                            term,
                            Source.Case.always(
                                    new Quantity.Percentile(
                                            signal, share, seconds, source.side(signal))));
            case Term.Constant _ -> {}
            case Term.Sum(Term left, Term right) -> both(left, right, moment, found);
            case Term.Difference(Term left, Term right) -> both(left, right, moment, found);
            case Term.Product(Term left, Term right) -> both(left, right, moment, found);
            case Term.Quotient(Term left, Term right) -> both(left, right, moment, found);
            case Term.Least(List<Term> parts) -> parts.forEach(part -> cases(part, moment, found));
            case Term.Greatest(List<Term> parts) ->
                    parts.forEach(part -> cases(part, moment, found));
        }
    }

    private void both(Term left, Term right, int moment, Map<Term, List<Source.Case>> found) {
        cases(left, moment, found);
        cases(right, moment, found);
    }

    /// Settles one number after the other, in each of its cases.
    private int branch(
            Formula.Compare compare,
            Want want,
            List<Map.Entry<Term, List<Source.Case>>> open,
            Map<Term, Optional<Expr>> settled) {
        if (settled.size() == open.size()) {
            return settled(compare, want, settled);
        }
        Map.Entry<Term, List<Source.Case>> next = open.get(settled.size());
        int[] literals = new int[next.getValue().size()];
        for (int i = 0; i < literals.length; i++) {
            Source.Case one = next.getValue().get(i);
            Map<Term, Optional<Expr>> more = new HashMap<>(settled);
            more.put(next.getKey(), one.value());
            int inner = branch(compare, want, open, more);
            literals[i] =
                    want.takesAbsent()
                            ? circuit.any(one.guard() ^ 1, inner)
                            : circuit.all(one.guard(), inner);
        }
        return want.takesAbsent() ? circuit.all(literals) : circuit.any(literals);
    }

    private int settled(Formula.Compare compare, Want want, Map<Term, Optional<Expr>> settled) {
        if (settled.values().stream().anyMatch(Optional::isEmpty)) {
            return want.takesAbsent() ? Sat.HOLDS : Sat.FAILS;
        }
        Expr left = expr(compare.left(), settled);
        Expr right = expr(compare.right(), settled);
        Relation relation =
                want.isForIt() ? compare.relation() : Comparing.opposite(compare.relation());
        int answer = new Comparing(circuit, words.numbers()).literal(left, relation, right);
        Set<Quantity> mentioned = new LinkedHashSet<>(Expr.mentions(left));
        mentioned.addAll(Expr.mentions(right));
        int[] known =
                mentioned.stream().filter(source::mayBeAbsent).mapToInt(words::known).toArray();
        return want.takesAbsent()
                ? circuit.any(answer, circuit.any(each(known, literal -> literal ^ 1)))
                : circuit.all(answer, circuit.all(known));
    }

    private static Expr expr(Term term, Map<Term, Optional<Expr>> settled) {
        return Expr.folded(
                switch (term) {
                    case Term.Constant(double value) -> new Expr.Constant(value);
                    case Term.OfRegion _, Term.OfHome _, Term.OfJob _, Term.Percentile _ ->
                            Objects.requireNonNull(settled.get(term)).orElseThrow();
                    case Term.Sum(Term left, Term right) ->
                            new Expr.Sum(expr(left, settled), expr(right, settled));
                    case Term.Difference(Term left, Term right) ->
                            new Expr.Difference(expr(left, settled), expr(right, settled));
                    case Term.Product(Term left, Term right) ->
                            new Expr.Product(expr(left, settled), expr(right, settled));
                    case Term.Quotient(Term left, Term right) ->
                            new Expr.Quotient(expr(left, settled), expr(right, settled));
                    case Term.Least(List<Term> parts) ->
                            new Expr.Least(parts.stream().map(p -> expr(p, settled)).toList());
                    case Term.Greatest(List<Term> parts) ->
                            new Expr.Greatest(parts.stream().map(p -> expr(p, settled)).toList());
                });
    }
}
