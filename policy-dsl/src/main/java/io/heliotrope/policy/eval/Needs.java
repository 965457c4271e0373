package io.heliotrope.policy.eval;

import io.heliotrope.policy.facts.Reads;
import io.heliotrope.policy.facts.RegionFact;
import io.heliotrope.policy.program.Formula;
import io.heliotrope.policy.program.Term;
import java.util.List;

/// What a piece of a policy reads, which says when it can be worked out: bits of [#JOB] and
/// [#REGION]. What reads neither is a constant and goes with the job.
final class Needs {
    /// The job, or what holds for the job wherever it runs.
    static final int JOB = 1;

    /// The judged region.
    static final int REGION = 2;

    private Needs() {}

    static int of(Term term) {
        return switch (term) {
            case Term.Constant _ -> 0;
            case Term.OfJob _ -> JOB;
            case Term.OfRegion(var fact) -> of(fact);
            case Term.OfHome _ -> JOB;
            case Term.Sum(var left, var right) -> of(left) | of(right);
            case Term.Difference(var left, var right) -> of(left) | of(right);
            case Term.Product(var left, var right) -> of(left) | of(right);
            case Term.Quotient(var left, var right) -> of(left) | of(right);
            case Term.Least(var terms) -> ofTerms(terms);
            case Term.Greatest(var terms) -> ofTerms(terms);
            case Term.Percentile _ -> REGION;
        };
    }

    private static int of(RegionFact fact) {
        return isPaired(fact) ? JOB | REGION : REGION;
    }

    /// Whether a fact is of a job and a region together.
    static boolean isPaired(RegionFact fact) {
        return fact.reads() == Reads.ROUTE || fact.reads() == Reads.JOB;
    }

    private static int ofTerms(List<Term> terms) {
        return terms.stream().mapToInt(Needs::of).reduce(0, (one, other) -> one | other);
    }

    static int of(Formula formula) {
        return switch (formula) {
            case Formula.Always _ -> 0;
            case Formula.Compare compare -> of(compare.left()) | of(compare.right());
            case Formula.InRegions _ -> REGION;
            case Formula.HomeIn _ -> JOB;
            case Formula.IsHome _, Formula.IsAllowed _ -> JOB | REGION;
            case Formula.NameIn _, Formula.Labelled _ -> JOB;
            case Formula.Not(var inner) -> of(inner);
            case Formula.All(var formulas) -> ofFormulas(formulas);
            case Formula.Any(var formulas) -> ofFormulas(formulas);
            case Formula.ForNext(var inner, _) -> of(inner);
        };
    }

    private static int ofFormulas(List<Formula> formulas) {
        return formulas.stream().mapToInt(Needs::of).reduce(0, (one, other) -> one | other);
    }

    /// Whether another slot may be judged otherwise.
    static boolean varies(Formula formula) {
        return switch (formula) {
            case Formula.Compare compare -> varies(compare.left()) || varies(compare.right());
            case Formula.Not(var inner) -> varies(inner);
            case Formula.All(var formulas) -> formulas.stream().anyMatch(Needs::varies);
            case Formula.Any(var formulas) -> formulas.stream().anyMatch(Needs::varies);
            case Formula.ForNext(var inner, _) -> varies(inner);
            case Formula.Always _,
                    Formula.InRegions _,
                    Formula.HomeIn _,
                    Formula.IsHome _,
                    Formula.IsAllowed _,
                    Formula.NameIn _,
                    Formula.Labelled _ ->
                    false;
        };
    }

    private static boolean varies(Term term) {
        return switch (term) {
            case Term.Constant _, Term.OfJob _ -> false;
            case Term.OfRegion(var fact) -> fact.changesOverTime();
            case Term.OfHome _ -> false;
            case Term.Sum(var left, var right) -> varies(left) || varies(right);
            case Term.Difference(var left, var right) -> varies(left) || varies(right);
            case Term.Product(var left, var right) -> varies(left) || varies(right);
            case Term.Quotient(var left, var right) -> varies(left) || varies(right);
            case Term.Least(var terms) -> terms.stream().anyMatch(Needs::varies);
            case Term.Greatest(var terms) -> terms.stream().anyMatch(Needs::varies);
            case Term.Percentile _ -> true;
        };
    }

    /// Whether slots after the judged one are read.
    static boolean looksAhead(Formula formula) {
        return switch (formula) {
            case Formula.ForNext _ -> true;
            case Formula.Not(var inner) -> looksAhead(inner);
            case Formula.All(var formulas) -> formulas.stream().anyMatch(Needs::looksAhead);
            case Formula.Any(var formulas) -> formulas.stream().anyMatch(Needs::looksAhead);
            case Formula.Compare _,
                    Formula.Always _,
                    Formula.InRegions _,
                    Formula.HomeIn _,
                    Formula.IsHome _,
                    Formula.IsAllowed _,
                    Formula.NameIn _,
                    Formula.Labelled _ ->
                    false;
        };
    }
}
