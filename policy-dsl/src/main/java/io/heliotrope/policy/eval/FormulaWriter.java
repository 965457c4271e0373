package io.heliotrope.policy.eval;

import io.heliotrope.policy.RegionWord;
import io.heliotrope.policy.facts.Places;
import io.heliotrope.policy.program.Formula;
import io.heliotrope.policy.program.Relation;
import io.heliotrope.policy.program.Term;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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

    /// Those that were asked for since [#takeGates], by what they test.
    private final Map<Layout.Part, Gate> gates = new LinkedHashMap<>();

    private record Gate(int place, int test) {}

    FormulaWriter(Code.Builder code, Layout.Builder layout, TermWriter terms, Places places) {
        this.code = code;
        this.layout = layout;
        this.terms = terms;
        this.places = places;
    }

    /// The gate of a formula that reads no region.
    int gate(Formula formula) {
        return gate(true, List.of(new Layout.Signed(formula, true)));
    }

    /// How to work out the gates that were asked for since this was last called: two numbers each,
    /// the gate and its test.
    List<Integer> takeGates() {
        List<Integer> taken =
                gates.values().stream()
                        .flatMap(gate -> Stream.of(gate.place(), gate.test()))
                        .toList();
        gates.clear();
        return taken;
    }

    /// How to tell where a formula is true.
    Staged.Way way(Formula formula) {
        return way(formula, true);
    }

    private Staged.Way way(Formula formula, boolean positive) {
        List<Layout.Signed> alone = List.of(new Layout.Signed(formula, positive));
        if (isOfJob(formula)) {
            return gated(true, List.of(), alone);
        }
        if (isPart(formula)) {
            return gated(true, alone, List.of());
        }
        return switch (formula) {
            case Formula.Not(var inner) -> way(inner, !positive);
            case Formula.All(var formulas) when isGated(formulas) ->
                    gated(positive, parts(formulas, positive), tests(formulas, positive));
            case Formula.Any(var formulas) when isGated(formulas) ->
                    gated(!positive, parts(formulas, positive), tests(formulas, positive));
            default -> new Staged.Way.Worked(word(formula, positive), Needs.varies(formula));
        };
    }

    private Staged.Way gated(boolean isAll, List<Layout.Signed> parts, List<Layout.Signed> tests) {
        int part = layout.part(new Layout.Part(isAll, parts));
        return isAll
                ? new Staged.Way.Gated(part, gate(true, tests), Code.SHUT)
                : new Staged.Way.Gated(part, Code.OPEN, gate(false, tests));
    }

    private static boolean isGated(List<Formula> formulas) {
        return formulas.stream().allMatch(each -> isOfJob(each) || isPart(each));
    }

    private static List<Layout.Signed> parts(List<Formula> formulas, boolean positive) {
        return signed(formulas.stream().filter(FormulaWriter::isPart), positive);
    }

    private static List<Layout.Signed> tests(List<Formula> formulas, boolean positive) {
        return signed(formulas.stream().filter(FormulaWriter::isOfJob), positive);
    }

    private static List<Layout.Signed> signed(Stream<Formula> formulas, boolean positive) {
        return formulas.map(each -> new Layout.Signed(each, positive)).toList();
    }

    /// The gate that is open if all of some tests hold, or any of them.
    private int gate(boolean isAll, List<Layout.Signed> tests) {
        if (tests.isEmpty()) {
            return isAll ? Code.OPEN : Code.SHUT;
        }
        return gates.computeIfAbsent(
                        new Layout.Part(isAll, tests),
                        _ -> new Gate(code.gate(), test(isAll, tests)))
                .place();
    }

    private int test(boolean isAll, List<Layout.Signed> tests) {
        List<Integer> nodes = new ArrayList<>();
        tests.forEach(each -> nodes.add(test(each.formula(), each.positive())));
        return nodes.size() == 1
                ? nodes.getFirst()
                : code.node(isAll ? Op.ALL_TESTS : Op.ANY_TEST, nodes);
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
            case Formula.All(var formulas) -> test(positive, tests(formulas, positive));
            case Formula.Any(var formulas) -> test(!positive, tests(formulas, positive));
            case Formula.ForNext(var inner, _) -> test(inner, positive);
            case Formula.InRegions _, Formula.IsHome _, Formula.IsAllowed _ ->
                    throw new IllegalStateException(formula + " reads a region");
        };
    }

    private long signed(RegionWord regions, boolean positive) {
        long all = places.all().bits();
        return all & (positive ? regions.bits() : ~regions.bits());
    }

    private static Relation relation(Formula.Compare compare, boolean positive) {
        return positive ? compare.relation() : Comparing.opposite(compare.relation());
    }

    private int word(Formula formula, boolean positive) {
        List<Layout.Signed> alone = List.of(new Layout.Signed(formula, positive));
        if (isOfJob(formula)) {
            return code.node(Op.GATE, gate(true, alone), 0, 0);
        }
        if (isPart(formula)) {
            return code.node(Op.PART, layout.part(new Layout.Part(true, alone)), 0, 0);
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

    /// Whether a formula can be worked out once for a job.
    private static boolean isOfJob(Formula formula) {
        return (Needs.of(formula) & Needs.REGION) == 0;
    }

    /// Whether a formula can be worked out once for a slot of a world.
    private static boolean isPart(Formula formula) {
        return Needs.of(formula) == Needs.REGION && !Needs.looksAhead(formula);
    }

    /// Tests of the job first, then what is worked out already, then the rest: most jobs and
    /// regions are done with before that.
    private int words(List<Formula> formulas, boolean positive, boolean isAll) {
        List<Integer> nodes = new ArrayList<>();
        List<Layout.Signed> tests = tests(formulas, positive);
        if (!tests.isEmpty()) {
            nodes.add(code.node(Op.GATE, gate(isAll, tests), 0, 0));
        }
        List<Layout.Signed> parts = parts(formulas, positive);
        if (!parts.isEmpty()) {
            nodes.add(code.node(Op.PART, layout.part(new Layout.Part(isAll, parts)), 0, 0));
        }
        formulas.stream()
                .filter(each -> !isOfJob(each) && !isPart(each))
                .forEach(each -> nodes.add(word(each, positive)));
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
            return code.node(Op.ROWS, layout.row(left), by, terms.scalar(right));
        }
        if (left instanceof Term.OfRegion(var fact) && isRightOfJob) {
            return code.node(Op.PAIRS, code.fact(fact), by, terms.scalar(right));
        }
        return code.node(Op.NUMBERS, terms.number(left), by, terms.number(right));
    }
}
