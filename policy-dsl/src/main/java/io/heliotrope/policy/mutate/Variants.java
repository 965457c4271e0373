package io.heliotrope.policy.mutate;

import io.heliotrope.policy.eval.Wording;
import io.heliotrope.policy.facts.Places;
import io.heliotrope.policy.program.Formula;
import io.heliotrope.policy.program.Term;
import io.heliotrope.policy.text.Span;
import io.heliotrope.policy.types.Type;
import io.heliotrope.policy.types.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// Formulas that differ from one in one atom: a number is shifted by one in its last digit, or the
/// atom says the opposite. What has no place of its own in the text has that of the whole.
record Variants(Places places, Span whole) {
    private static final Unit PLAIN = Unit.base(Type.NUMBER);

    record Variant(Formula formula, Span span, String change) {}

    List<Variant> of(Formula formula) {
        List<Variant> all = new ArrayList<>();
        collect(formula, UnaryOperator.identity(), all);
        return all;
    }

    private void collect(Formula formula, UnaryOperator<Formula> into, List<Variant> all) {
        switch (formula) {
            case Formula.Compare compare -> compare(compare, into, all);
            case Formula.Not(Formula inner) ->
                    collect(inner, it -> into.apply(new Formula.Not(it)), all);
            case Formula.ForNext(Formula inner, long seconds) ->
                    collect(inner, it -> into.apply(new Formula.ForNext(it, seconds)), all);
            case Formula.All(List<Formula> parts) ->
                    parts(parts, it -> into.apply(new Formula.All(it)), all);
            case Formula.Any(List<Formula> parts) ->
                    parts(parts, it -> into.apply(new Formula.Any(it)), all);
            case Formula.Always _ -> {}
            case Formula.InRegions _,
                    Formula.HomeIn _,
                    Formula.IsHome _,
                    Formula.IsAllowed _,
                    Formula.NameIn _,
                    Formula.Labelled _ ->
                    all.add(
                            new Variant(
                                    into.apply(new Formula.Not(formula)),
                                    whole,
                                    opposite(words(formula))));
        }
    }

    /// Puts parts together again.
    private interface Joined {
        Formula of(List<Formula> parts);
    }

    private void parts(List<Formula> parts, Joined joined, List<Variant> all) {
        for (int i = 0; i < parts.size(); i++) {
            int at = i;
            collect(
                    parts.get(i),
                    it -> {
                        List<Formula> others = new ArrayList<>(parts);
                        others.set(at, it);
                        return joined.of(others);
                    },
                    all);
        }
    }

    private static String opposite(String atom) {
        return "`" + atom + "` said the opposite";
    }

    private String words(Formula atom) {
        return switch (atom) {
            case Formula.Labelled(String label) -> "labelled " + label;
            case Formula.NameIn(var name, var values) ->
                    name.path() + " is " + String.join(" or ", values);
            case Formula.InRegions(var regions) -> "region in " + Wording.regions(regions, places);
            case Formula.HomeIn(var regions) -> "home in " + Wording.regions(regions, places);
            case Formula.IsHome _ -> "region is home";
            case Formula.IsAllowed _ -> "region is allowed";
            case Formula.Compare _,
                    Formula.Always _,
                    Formula.Not _,
                    Formula.All _,
                    Formula.Any _,
                    Formula.ForNext _ ->
                    throw new IllegalArgumentException("not an atom with words: " + atom);
        };
    }

    private static void compare(
            Formula.Compare compare, UnaryOperator<Formula> into, List<Variant> all) {
        Span span = compare.span();
        numbers(
                compare.left(),
                compare.shown(),
                (term, change) ->
                        all.add(
                                new Variant(
                                        into.apply(with(compare, term, compare.right())),
                                        span,
                                        change)));
        numbers(
                compare.right(),
                compare.shown(),
                (term, change) ->
                        all.add(
                                new Variant(
                                        into.apply(with(compare, compare.left(), term)),
                                        span,
                                        change)));
        String text = span.text().replaceAll("\\s+", " ");
        all.add(new Variant(into.apply(new Formula.Not(compare)), span, opposite(text)));
    }

    private static Formula with(Formula.Compare compare, Term left, Term right) {
        return new Formula.Compare(
                left, compare.relation(), right, compare.shown(), compare.span());
    }

    /// What becomes of a shifted number.
    private interface Shifted {
        void of(Term term, String change);
    }

    /// Shifts a number that stands alone, or what something is multiplied by.
    private static void numbers(Term term, Unit shown, Shifted found) {
        switch (term) {
            case Term.Constant(double value) -> shift(value, shown, Term.Constant::new, found);
            case Term.Product(Term.Constant(double value), Term other)
                    when !(other instanceof Term.Constant) ->
                    shift(
                            value,
                            PLAIN,
                            by -> new Term.Product(new Term.Constant(by), other),
                            found);
            case Term.Product(Term other, Term.Constant(double value)) ->
                    shift(
                            value,
                            PLAIN,
                            by -> new Term.Product(other, new Term.Constant(by)),
                            found);
            case Term.Product _,
                    Term.OfJob _,
                    Term.OfRegion _,
                    Term.OfHome _,
                    Term.Sum _,
                    Term.Difference _,
                    Term.Quotient _,
                    Term.Least _,
                    Term.Greatest _,
                    Term.Percentile _ -> {}
        }
    }

    private interface Numbered {
        Term of(double base);
    }

    private static void shift(double base, Unit shown, Numbered term, Shifted found) {
        String told = shown.show(base);
        String number = told.split(" ", -1)[0];
        BigDecimal value = new BigDecimal(number);
        BigDecimal last = BigDecimal.ONE.movePointLeft(Math.max(0, value.scale()));
        for (BigDecimal next : List.of(value.add(last), value.subtract(last))) {
            double shifted = base + (next.doubleValue() - value.doubleValue()) * shown.factor();
            found.of(term.of(shifted), told + " became " + shown.show(shifted));
        }
    }
}
