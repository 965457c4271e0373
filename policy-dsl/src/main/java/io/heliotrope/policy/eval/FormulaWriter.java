package io.heliotrope.policy.eval;

import io.heliotrope.policy.RegionWord;
import io.heliotrope.policy.facts.Places;
import io.heliotrope.policy.program.Formula;
import io.heliotrope.policy.program.Relation;
import io.heliotrope.policy.program.Term;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Writes formulas as tests of the job and words of regions.
///
/// Each node says where a formula is *true*, or where its negation is: `not` goes down to the
/// leaves, where a comparison turns into its opposite. What is absent is in neither of the two
/// words, so that one word does for three values.
final class FormulaWriter {
    private final Code.Builder code;
    private final Layout.Builder layout;
    private final TermWriter terms;
    private final Places places;

    FormulaWriter(Code.Builder code, Layout.Builder layout, TermWriter terms, Places places) {
        this.code = code;
        this.layout = layout;
        this.terms = terms;
        this.places = places;
    }

    /// Whether a formula that reads no region is true.
    int test(Formula formula) {
        return test(formula, true);
    }

    /// Where a formula is true.
    int word(Formula formula) {
        return word(formula, true);
    }

    private int test(Formula formula, boolean positive) {
        int negated = positive ? 0 : 1;
        return switch (formula) {
            case Formula.Always(boolean holds) ->
                    code.node(Op.ALWAYS, holds == positive ? 1 : 0, 0, 0);
            case Formula.HomeIn(var regions) ->
                    code.node(Op.HOME_IN, code.word(signed(regions, positive)), 0, 0);
            case Formula.NameIn(var name, var values) ->
                    code.node(Op.NAME_IN, code.name(name), code.names(values), negated);
            case Formula.Labelled(var label) ->
                    code.node(Op.LABELLED, code.label(label), 0, negated);
            case Formula.Compare compare -> {
                int left = terms.scalar(compare.left());
                int right = terms.scalar(compare.right());
                yield code.node(
                        Op.COMPARE, left, Comparing.code(relation(compare, positive)), right);
            }
            case Formula.Not(var inner) -> test(inner, !positive);
            case Formula.All(var formulas) -> tests(formulas, positive, positive);
            case Formula.Any(var formulas) -> tests(formulas, positive, !positive);
            case Formula.ForNext(var inner, _) -> test(inner, positive);
            case Formula.InRegions _, Formula.IsHome _, Formula.IsAllowed _ ->
                    throw new IllegalStateException(formula + " reads a region");
        };
    }

    private int tests(List<Formula> formulas, boolean positive, boolean isAll) {
        return code.node(
                isAll ? Op.ALL_TESTS : Op.ANY_TEST,
                formulas.stream().map(each -> test(each, positive)).toList());
    }

    private long signed(RegionWord regions, boolean positive) {
        long all = places.all().bits();
        return all & (positive ? regions.bits() : ~regions.bits());
    }

    private static Relation relation(Formula.Compare compare, boolean positive) {
        return positive ? compare.relation() : Comparing.opposite(compare.relation());
    }

    private int word(Formula formula, boolean positive) {
        if ((Needs.of(formula) & Needs.REGION) == 0) {
            return code.node(Op.TEST, test(formula, positive), 0, 0);
        }
        if (isPart(formula)) {
            Layout.Signed signed = new Layout.Signed(formula, positive);
            int part = layout.part(new Layout.Part(true, List.of(signed)));
            return code.node(Op.PART, part, 0, 0);
        }
        int negated = positive ? 0 : 1;
        return switch (formula) {
            case Formula.IsHome() -> code.node(Op.HOME, 0, 0, negated);
            case Formula.IsAllowed() -> code.node(Op.ALLOWED, 0, 0, negated);
            case Formula.Compare compare ->
                    compare(compare.left(), relation(compare, positive), compare.right());
            case Formula.Not(var inner) -> word(inner, !positive);
            case Formula.All(var formulas) -> words(formulas, positive, positive);
            case Formula.Any(var formulas) -> words(formulas, positive, !positive);
            case Formula.ForNext(var inner, long seconds) ->
                    code.node(
                            positive ? Op.ALL_AHEAD : Op.ANY_AHEAD,
                            word(inner, positive),
                            code.constant((double) seconds),
                            0);
            case Formula.Always _, Formula.InRegions _, Formula.HomeIn _ ->
                    throw new IllegalStateException(formula + " does not read both");
            case Formula.NameIn _, Formula.Labelled _ ->
                    throw new IllegalStateException(formula + " does not read both");
        };
    }

    /// Whether a formula can be worked out once for a slot of a world.
    private static boolean isPart(Formula formula) {
        return Needs.of(formula) == Needs.REGION && !Needs.looksAhead(formula);
    }

    /// Tests of the job first, then what is worked out already, then the rest: most jobs and
    /// regions are done with before that.
    private int words(List<Formula> formulas, boolean positive, boolean isAll) {
        List<Integer> nodes = new ArrayList<>();
        List<Layout.Signed> parts =
                formulas.stream()
                        .filter(FormulaWriter::isPart)
                        .map(each -> new Layout.Signed(each, positive))
                        .toList();
        List<Formula> others =
                formulas.stream()
                        .filter(each -> !isPart(each))
                        .sorted(Comparator.comparingInt(Needs::of))
                        .toList();
        long tests = others.stream().filter(each -> Needs.of(each) <= Needs.JOB).count();
        if (!parts.isEmpty() && tests == 1 && others.size() == 1) {
            return code.node(
                    isAll ? Op.PART_IF : Op.PART_UNLESS,
                    test(others.getFirst(), positive),
                    layout.part(new Layout.Part(isAll, parts)),
                    0);
        }
        others.forEach(each -> nodes.add(word(each, positive)));
        if (!parts.isEmpty()) {
            int part = layout.part(new Layout.Part(isAll, parts));
            nodes.add((int) tests, code.node(Op.PART, part, 0, 0));
        }
        return code.node(isAll ? Op.ALL : Op.ANY, nodes);
    }

    private int compare(Term left, Relation relation, Term right) {
        boolean isLeftOfJob = (Needs.of(left) & Needs.REGION) == 0;
        boolean isRightOfJob = (Needs.of(right) & Needs.REGION) == 0;
        if (isLeftOfJob && !isRightOfJob) {
            return compare(right, Comparing.mirrored(relation), left);
        }
        int by = Comparing.code(relation);
        if (Needs.of(left) == Needs.REGION && isRightOfJob) {
            return code.node(Op.COLUMN, layout.column(left), by, terms.scalar(right));
        }
        if (left instanceof Term.OfRegion(var fact) && isRightOfJob) {
            return code.node(Op.PAIRS, code.fact(fact), by, terms.scalar(right));
        }
        return code.node(Op.NUMBERS, terms.number(left), by, terms.number(right));
    }
}
