package io.heliotrope.signals;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Finds what a misspelt name was probably meant to be.
public final class NearestNames {
    private NearestNames() {}

    /// Up to `limit` of `known` within a third of the name's length in edits, nearest first, ties
    /// by name.
    ///
    /// Upper and lower case count as equal.
    public static List<String> of(String name, Collection<String> known, int limit) {
        int tolerance = Math.max(1, name.length() / 3);
        return known.stream()
                .map(k -> new Near(k, edits(fold(name), fold(k))))
                .filter(near -> near.edits <= tolerance)
                .sorted(Comparator.comparingInt(Near::edits).thenComparing(Near::name))
                .limit(limit)
                .map(Near::name)
                .toList();
    }

    private record Near(String name, int edits) {}

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Levenshtein distance with two rows.
    private static int edits(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(above, row[j - 1]));
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
