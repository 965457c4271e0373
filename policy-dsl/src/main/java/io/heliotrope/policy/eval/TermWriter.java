package io.heliotrope.policy.eval;

import io.heliotrope.policy.program.Term;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// Writes terms: what reads the job alone becomes a scalar, worked out once for a job; what reads
/// regions alone a row, worked out once for a world; and only the rest is left for each region.
///
/// The operands of a scalar are scalars before it, so that one pass works out all that a job needs,
/// and each of it once however many rules read it. Operands keep their order, so that every number
/// comes out as from the tree, to the last bit.
final class TermWriter {
    private final Code.Builder code;
    private final Layout.Builder layout;
    private final Map<Term, Integer> scalars = new HashMap<>();

    /// The steps that were asked for since [#takeScalars], by the scalar that each makes.
    private final SortedMap<Integer, List<Integer>> steps = new TreeMap<>();

    TermWriter(Code.Builder code, Layout.Builder layout) {
        this.code = code;
        this.layout = layout;
    }

    /// The place of a number that reads no region.
    int scalar(Term term) {
        return switch (term) {
            case Term.Constant(double value) -> place(term, value);
            case Term.OfJob(var fact) -> scalar(term, Op.JOB_FACT, code.fact(fact), 0);
            case Term.OfHome(var fact) ->
                    Needs.isPaired(fact)
                            ? scalar(term, Op.HOME_PAIR, code.fact(fact), 0)
                            : scalar(term, Op.HOME_ROW, layout.row(fact), 0);
            case Term.Sum(var left, var right) -> scalar(term, Op.PLUS, left, right);
            case Term.Difference(var left, var right) -> scalar(term, Op.MINUS, left, right);
            case Term.Product(var left, var right) -> scalar(term, Op.TIMES, left, right);
            case Term.Quotient(var left, var right) -> scalar(term, Op.OVER, left, right);
            case Term.Least(var terms) ->
                    scalar(term, Op.LEAST, first(terms, Term.Least::new), terms.getLast());
            case Term.Greatest(var terms) ->
                    scalar(term, Op.GREATEST, first(terms, Term.Greatest::new), terms.getLast());
            case Term.OfRegion _, Term.Percentile _ ->
                    throw new IllegalStateException(term + " reads a region");
        };
    }

    private int scalar(Term term, int op, Term left, Term right) {
        return scalar(term, op, scalar(left), scalar(right));
    }

    private int scalar(Term term, int op, int a, int b) {
        int place = place(term, 0);
        steps.put(place, List.of(op, place, a, b));
        return place;
    }

    private int place(Term term, double initial) {
        return scalars.computeIfAbsent(term, _ -> code.scalar(initial));
    }

    /// All but the last of several terms, as one.
    private static Term first(List<Term> terms, Function<List<Term>, Term> of) {
        List<Term> first = terms.subList(0, terms.size() - 1);
        return first.size() == 1 ? first.getFirst() : of.apply(first);
    }

    /// How to work out the scalars that were asked for since this was last called: four numbers
    /// each, an [Op], the scalar and the operands. Constants are known without.
    List<Integer> takeScalars() {
        List<Integer> taken = steps.values().stream().flatMap(List::stream).toList();
        steps.clear();
        return taken;
    }

    /// A number of a region and a slot.
    int number(Term term) {
        return switch (Needs.of(term)) {
            case Needs.REGION -> code.node(Op.ROW, layout.row(term), 0, 0);
            case Needs.JOB | Needs.REGION -> mixed(term);
            default -> code.node(Op.SCALAR, scalar(term), 0, 0);
        };
    }

    private int mixed(Term term) {
        return switch (term) {
            case Term.OfRegion(var fact) -> code.node(Op.PAIR, code.fact(fact), 0, 0);
            case Term.Sum(var left, var right) -> mixed(Op.PLUS, left, right);
            case Term.Difference(var left, var right) -> mixed(Op.MINUS, left, right);
            case Term.Product(var left, var right) -> mixed(Op.TIMES, left, right);
            case Term.Quotient(var left, var right) -> mixed(Op.OVER, left, right);
            case Term.Least(var terms) ->
                    mixed(Op.LEAST, first(terms, Term.Least::new), terms.getLast());
            case Term.Greatest(var terms) ->
                    mixed(Op.GREATEST, first(terms, Term.Greatest::new), terms.getLast());
            case Term.Constant _, Term.OfJob _, Term.OfHome _, Term.Percentile _ ->
                    throw new IllegalStateException(term + " does not read both");
        };
    }

    private int mixed(int op, Term left, Term right) {
        return code.node(op, number(left), number(right), 0);
    }
}
