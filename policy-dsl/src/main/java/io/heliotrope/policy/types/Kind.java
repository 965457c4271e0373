package io.heliotrope.policy.types;

/// Which of several things of one dimension a number is: two kinds are never compared or added.
public enum Kind {
    /// Says nothing; a literal fits every kind of its dimension.
    ANY,
    /// Of what all plants of a grid emit, or a mass that follows from it.
    AVERAGE,
    /// Of the plants that react to one more kilowatt-hour, or a mass that follows from it.
    MARGINAL,
    /// A point on a scale, of temperature or of time: two points have a difference but no sum.
    POINT;

    /// Whether two numbers of one dimension may be compared or added.
    public boolean mixesWith(Kind other) {
        return this == other || this == ANY || other == ANY;
    }
}
