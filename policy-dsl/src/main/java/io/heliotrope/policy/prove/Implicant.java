package io.heliotrope.policy.prove;

import java.util.List;

/// A part of an assignment that is enough to satisfy every clause that was asked for: what else was
/// decided does not matter. Prefers what is not about numbers. Of one thread.
final class Implicant {
    private final boolean[] isChosen;
    private final Ints literals = new Ints();

    Implicant(Sat sat, Numbers numbers) {
        isChosen = new boolean[2 * sat.assignment().variables()];
        List<int[]> open = sat.problems();
        for (int[] clause : open) {
            int only = only(clause, sat.assignment());
            if (only >= 0) {
                choose(only);
            }
        }
        for (int[] clause : open) {
            if (!isMet(clause)) {
                choose(cheapest(clause, sat.assignment(), numbers));
            }
        }
    }

    boolean isChosen(int literal) {
        return isChosen[literal];
    }

    /// In the order in which they were chosen.
    Ints literals() {
        return literals;
    }

    private void choose(int literal) {
        if (!isChosen[literal]) {
            isChosen[literal] = true;
            literals.add(literal);
        }
    }

    private boolean isMet(int[] clause) {
        for (int literal : clause) {
            if (isChosen[literal]) {
                return true;
            }
        }
        return false;
    }

    private static int only(int[] clause, Assignment assignment) {
        int found = -1;
        for (int literal : clause) {
            if (assignment.isTrue(literal)) {
                if (found >= 0) {
                    return -1;
                }
                found = literal;
            }
        }
        return found;
    }

    private static int cheapest(int[] clause, Assignment assignment, Numbers numbers) {
        int best = -1;
        int least = Integer.MAX_VALUE;
        for (int literal : clause) {
            if (assignment.isTrue(literal)) {
                int cost =
                        numbers.meaning(literal >> 1)
                                .map(meaning -> meaning instanceof Numbers.Meaning.Limit ? 1 : 2)
                                .orElse(0);
                if (cost < least) {
                    best = literal;
                    least = cost;
                }
            }
        }
        return best;
    }
}
