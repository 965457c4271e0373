package io.heliotrope.policy.prove;

/// What is asked of a formula that may hold, fail or be absent.
enum Want {
    TO_HOLD,
    TO_FAIL,
    NOT_TO_HOLD,
    NOT_TO_FAIL;

    /// The same, asked of `not` the formula.
    Want inverted() {
        return switch (this) {
            case TO_HOLD -> TO_FAIL;
            case TO_FAIL -> TO_HOLD;
            case NOT_TO_HOLD -> NOT_TO_FAIL;
            case NOT_TO_FAIL -> NOT_TO_HOLD;
        };
    }

    /// Whether what is absent would do.
    boolean takesAbsent() {
        return this == NOT_TO_HOLD || this == NOT_TO_FAIL;
    }

    /// Whether, of what is known, the formula is to hold.
    boolean isForIt() {
        return this == TO_HOLD || this == NOT_TO_FAIL;
    }
}
