package io.heliotrope.policy.check;

/// How a number without dimension is written: as a percentage, as a plain number, or as either.
enum Ratio {
    PERCENT,
    PLAIN,
    EITHER;

    boolean mixesWith(Ratio other) {
        return this == other || this == EITHER || other == EITHER;
    }

    /// Of a sum or an extreme of two that mix.
    Ratio with(Ratio other) {
        return this == EITHER ? other : this;
    }
}
