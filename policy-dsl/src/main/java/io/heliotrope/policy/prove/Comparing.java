package io.heliotrope.policy.prove;

import io.heliotrope.policy.program.Relation;
import java.util.List;
import java.util.Optional;

/// Comparisons of settled expressions as literals that may be asked for. The least or greatest of
/// several is whichever part is below or above all others, one case each.
record Comparing(Circuit circuit, Numbers numbers) {
    /// Of more parts a number of its own is made, within its bounds.
    private static final int MOST_PARTS = 4;

    static Relation opposite(Relation relation) {
        return switch (relation) {
            case AT_MOST -> Relation.ABOVE;
            case BELOW -> Relation.AT_LEAST;
            case AT_LEAST -> Relation.BELOW;
            case ABOVE -> Relation.AT_MOST;
            case EQUAL -> Relation.NOT_EQUAL;
            case NOT_EQUAL -> Relation.EQUAL;
        };
    }

    int literal(Expr left, Relation relation, Expr right) {
        Optional<Expr> choice = choice(left).or(() -> choice(right));
        if (choice.isPresent() && Expr.mentions(left).size() + Expr.mentions(right).size() > 1) {
            return cases(choice.get(), left, relation, right);
        }
        return switch (relation) {
            case AT_MOST -> numbers.atMost(left, right);
            case ABOVE -> numbers.atMost(left, right) ^ 1;
            case AT_LEAST -> numbers.atMost(right, left);
            case BELOW -> numbers.atMost(right, left) ^ 1;
            case EQUAL -> circuit.all(numbers.atMost(left, right), numbers.atMost(right, left));
            case NOT_EQUAL ->
                    circuit.any(numbers.atMost(left, right) ^ 1, numbers.atMost(right, left) ^ 1);
        };
    }

    /// The first that has no other within.
    private static Optional<Expr> choice(Expr expr) {
        for (Expr part : Expr.parts(expr)) {
            Optional<Expr> inner = choice(part);
            if (inner.isPresent()) {
                return inner;
            }
        }
        boolean isChoice = expr instanceof Expr.Least || expr instanceof Expr.Greatest;
        return isChoice && Expr.parts(expr).size() <= MOST_PARTS
                ? Optional.of(expr)
                : Optional.empty();
    }

    /// Of parts that are alike the first is meant, so that one case holds at most.
    private int cases(Expr choice, Expr left, Relation relation, Expr right) {
        List<Expr> parts = Expr.parts(choice);
        int[] cases = new int[parts.size()];
        for (int i = 0; i < cases.length; i++) {
            Expr chosen = parts.get(i);
            int[] beats = new int[parts.size()];
            for (int j = 0; j < beats.length; j++) {
                beats[j] = beats(choice, chosen, parts.get(j), j < i);
            }
            int answer =
                    literal(
                            Expr.replaced(left, choice, chosen),
                            relation,
                            Expr.replaced(right, choice, chosen));
            cases[i] = circuit.all(circuit.all(beats), answer);
        }
        return circuit.any(cases);
    }

    private int beats(Expr choice, Expr chosen, Expr other, boolean isStrict) {
        Expr low = choice instanceof Expr.Least ? chosen : other;
        Expr high = choice instanceof Expr.Least ? other : chosen;
        return isStrict ? numbers.atMost(high, low) ^ 1 : numbers.atMost(low, high);
    }
}
