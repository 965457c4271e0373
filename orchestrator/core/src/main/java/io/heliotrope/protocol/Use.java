package io.heliotrope.protocol;

import java.time.Instant;
import java.util.Comparator;

/// An amount of an account in the period that begins at `from`, in millionths of a gram or of a GPU
/// second: whole numbers add up to the same in any order.
public record Use(Account account, Instant from, long millionths) implements Comparable<Use> {
    /// How many of the unit there are to a gram or a GPU second.
    public static final double PARTS = 1e6;

    private static final Comparator<Use> ORDER =
            Comparator.comparing(Use::account)
                    .thenComparing(Use::from)
                    .thenComparingLong(Use::millionths);

    /// `amount` in grams or GPU seconds, at least 0, rounded up, in the period of a start at
    /// `moment`.
    public static Use of(Account account, Instant moment, double amount) {
        return new Use(account, account.begin(moment), (long) StrictMath.ceil(amount * PARTS));
    }

    /// In grams or GPU seconds.
    public double amount() {
        return millionths / PARTS;
    }

    /// The same the other way round: what is given back.
    public Use negated() {
        return new Use(account, from, -millionths);
    }

    @Override
    public int compareTo(Use other) {
        return ORDER.compare(this, other);
    }
}
