package io.heliotrope.policy.eval;

import io.heliotrope.policy.program.Term;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/// Writes terms: what reads the job alone becomes a scalar, worked out once for a job; what reads
/// regions alone a row, worked out once for a world; and only the rest is left for each region.
///
/// Operands keep their order, so that every number comes out as from the tree, to the last bit.
final class TermWriter {
    private final Code.Builder code;
    private final Layout.Builder layout;
    private final Map<Term, Integer> scalars = new LinkedHashMap<>();
    private final List<Integer> scalarNodes = new ArrayList<>();
    private SortedSet<Integer> used = new TreeSet<>();

    TermWriter(Code.Builder code, Layout.Builder layout) {
        this.code = code;
        this.layout = layout;
    }

    /// The place of a number that reads no region.
    int scalar(Term term) {
        Integer known = scalars.get(term);
        int place = known == null ? scalarNodes.size() : known;
        if (known == null) {
            scalarNodes.add(ofJob(term));
            scalars.put(term, place);
        }
        used.add(place);
        return place;
    }

    /// The node of each scalar.
    List<Integer> scalarNodes() {
        return List.copyOf(scalarNodes);
    }

    /// The scalars that were asked for since this was last called.
    List<Integer> takeUsed() {
        List<Integer> taken = List.copyOf(used);
        used = new TreeSet<>();
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
                    code.node(Op.LEAST, terms.stream().map(this::number).toList());
            case Term.Greatest(var terms) ->
                    code.node(Op.GREATEST, terms.stream().map(this::number).toList());
            case Term.Constant _, Term.OfJob _, Term.OfHome _, Term.Percentile _ ->
                    throw new IllegalStateException(term + " does not read both");
        };
    }

    private int mixed(int op, Term left, Term right) {
        return code.node(op, number(left), number(right), 0);
    }

    private int ofJob(Term term) {
        return switch (term) {
            case Term.Constant(double value) -> code.node(Op.CONSTANT, code.constant(value), 0, 0);
            case Term.OfJob(var fact) -> code.node(Op.JOB_FACT, code.fact(fact), 0, 0);
            case Term.OfHome(var fact) ->
                    Needs.isPaired(fact)
                            ? code.node(Op.HOME_PAIR, code.fact(fact), 0, 0)
                            : code.node(Op.HOME_ROW, layout.row(fact), 0, 0);
            case Term.Sum(var left, var right) -> ofJob(Op.PLUS, left, right);
            case Term.Difference(var left, var right) -> ofJob(Op.MINUS, left, right);
            case Term.Product(var left, var right) -> ofJob(Op.TIMES, left, right);
            case Term.Quotient(var left, var right) -> ofJob(Op.OVER, left, right);
            case Term.Least(var terms) ->
                    code.node(Op.LEAST, terms.stream().map(this::ofJob).toList());
            case Term.Greatest(var terms) ->
                    code.node(Op.GREATEST, terms.stream().map(this::ofJob).toList());
            case Term.OfRegion _, Term.Percentile _ ->
                    throw new IllegalStateException(term + " reads a region");
        };
    }

    private int ofJob(int op, Term left, Term right) {
        return code.node(op, ofJob(left), ofJob(right), 0);
    }
}
