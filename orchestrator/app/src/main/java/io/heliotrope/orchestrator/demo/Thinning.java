package io.heliotrope.orchestrator.demo;

/// Keeps `kept` of `total` things in a row, evenly spread: no clump of them is favoured.
record Thinning(long total, int kept) {
    private static final long MOST = Long.MAX_VALUE / Integer.MAX_VALUE;

    Thinning {
        if (kept < 0 || kept > total || total > MOST) {
            throw new IllegalArgumentException("cannot keep %d of %d".formatted(kept, total));
        }
    }

    /// At most `most` of `total`.
    static Thinning atMost(long total, long most) {
        return new Thinning(total, (int) Math.min(Math.min(total, most), Integer.MAX_VALUE));
    }

    /// The position, from 0, of the kept thing number `number`, from 0. Positions grow with
    /// numbers.
    long index(int number) {
        return Math.ceilDiv((number + 1L) * total, kept) - 1;
    }

    boolean isWhole() {
        return kept == total;
    }

    /// The part that is kept, 0 to 1; 1 of nothing.
    double share() {
        return total == 0 ? 1 : (double) kept / total;
    }
}
