package io.heliotrope.policy.eval;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// A number of every region, sorted, with a word for each beginning of that order: which regions
/// are below a bound is then one search and one word, whatever the bound.
///
/// Immutable, safe from any thread. Regions without a number are in no word.
final class Column {
    private final double[] ascending;

    /// At `k` the regions with the `k` least numbers.
    private final long[] least;

    private Column(double[] ascending, long[] least) {
        this.ascending = ascending;
        this.least = least;
    }

    static Column of(double[] row) {
        int[] regions =
                IntStream.range(0, row.length)
                        .filter(region -> !Double.isNaN(row[region]))
                        .boxed()
                        .sorted(Comparator.comparingDouble(region -> row[region]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        double[] ascending = Arrays.stream(regions).mapToDouble(region -> row[region]).toArray();
        long[] least = new long[regions.length + 1];
        for (int k = 0; k < regions.length; k++) {
            least[k + 1] = least[k] | 1L << regions[k];
        }
        return new Column(ascending, least);
    }

    /// The regions whose number has a relation ([Comparing]) to `bound`.
    long compare(int relation, double bound) {
        long known = least[ascending.length];
        if (Double.isNaN(bound)) {
            return 0;
        }
        return switch (relation) {
            case Comparing.AT_MOST -> least[atMost(bound)];
            case Comparing.BELOW -> least[below(bound)];
            case Comparing.AT_LEAST -> known & ~least[below(bound)];
            case Comparing.ABOVE -> known & ~least[atMost(bound)];
            case Comparing.EQUAL -> least[atMost(bound)] & ~least[below(bound)];
            default -> known & ~(least[atMost(bound)] & ~least[below(bound)]);
        };
    }

    /// How many numbers are at most `bound`.
    private int atMost(double bound) {
        int from = 0;
        for (int length = ascending.length; length > 0; ) {
            int half = (length + 1) >>> 1;
            from = ascending[from + half - 1] <= bound ? from + half : from;
            length -= half;
        }
        return from;
    }

    /// How many numbers are below `bound`.
    private int below(double bound) {
        int from = 0;
        for (int length = ascending.length; length > 0; ) {
            int half = (length + 1) >>> 1;
            from = ascending[from + half - 1] < bound ? from + half : from;
            length -= half;
        }
        return from;
    }
}
