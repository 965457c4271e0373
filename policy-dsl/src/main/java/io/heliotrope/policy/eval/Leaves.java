package io.heliotrope.policy.eval;

import io.heliotrope.policy.program.Formula;
import io.heliotrope.policy.program.Term;
import java.util.ArrayList;
import java.util.List;

/// The numbers of the judged region that a term or a formula reads, paired ones left out.
final class Leaves {
    private Leaves() {}

    static List<Term> of(Term term) {
        List<Term> leaves = new ArrayList<>();
        collect(term, leaves);
        return leaves;
    }

    static List<Term> of(Formula formula) {
        List<Term> leaves = new ArrayList<>();
        collect(formula, leaves);
        return leaves;
    }

    private static void collect(Term term, List<Term> into) {
        switch (term) {
            case Term.Constant _, Term.OfJob _, Term.OfHome _ -> {}
            case Term.OfRegion(var fact) -> {
                if (!Needs.isPaired(fact)) {
                    into.add(term);
                }
            }
            case Term.Percentile _ -> into.add(term);
            case Term.Sum(var left, var right) -> collect(List.of(left, right), into);
            case Term.Difference(var left, var right) -> collect(List.of(left, right), into);
            case Term.Product(var left, var right) -> collect(List.of(left, right), into);
            case Term.Quotient(var left, var right) -> collect(List.of(left, right), into);
            case Term.Least(var terms) -> collect(terms, into);
            case Term.Greatest(var terms) -> collect(terms, into);
        }
    }

    private static void collect(List<Term> terms, List<Term> into) {
        terms.forEach(term -> collect(term, into));
    }

    private static void collect(Formula formula, List<Term> into) {
        switch (formula) {
            case Formula.Compare compare -> collect(List.of(compare.left(), compare.right()), into);
            case Formula.Not(var inner) -> collect(inner, into);
            case Formula.All(var formulas) -> formulas.forEach(each -> collect(each, into));
            case Formula.Any(var formulas) -> formulas.forEach(each -> collect(each, into));
            case Formula.ForNext(var inner, _) -> collect(inner, into);
            case Formula.Always _, Formula.InRegions _, Formula.HomeIn _, Formula.IsHome _ -> {}
            case Formula.IsAllowed _, Formula.NameIn _, Formula.Labelled _ -> {}
        }
    }
}
