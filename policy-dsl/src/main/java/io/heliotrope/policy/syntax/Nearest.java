package io.heliotrope.policy.syntax;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// What a mistyped word was meant to be.
public final class Nearest {
    /// Longer words are not typos of ours; it bounds the work.
    private static final int LONGEST = 40;

    private Nearest() {}

    /// The candidate closest to `word`: the same in other case, or few edits away. Empty when none
    /// is close enough: one edit for words of 3 to 5 letters, two for longer ones. Of equals the
    /// alphabetically first.
    public static Optional<String> to(String word, Collection<String> candidates) {
        int allowed = word.length() < 3 ? 0 : word.length() < 6 ? 1 : 2;
        return candidates.stream()
                .filter(candidate -> edits(word, candidate) <= allowed)
                .min(
                        Comparator.comparingInt((String candidate) -> edits(word, candidate))
                                .thenComparing(Comparator.naturalOrder()));
    }

    /// Letters inserted, left out, replaced, or swapped with their neighbour to make `to` of
    /// `from`, in any case of letters. Optimal string alignment.
    static int edits(String from, String to) {
        if (from.length() > LONGEST || to.length() > LONGEST) {
            return Integer.MAX_VALUE;
        }
        String a = from.toLowerCase(Locale.ROOT);
        String b = to.toLowerCase(Locale.ROOT);
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(a, b, i, j, cost);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int cheapest(String a, String b, int i, int j, int[][] cost) {
        int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int least =
                Math.min(cost[i - 1][j - 1] + same, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped =
                i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
    }
}
