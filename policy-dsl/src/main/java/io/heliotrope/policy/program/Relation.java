package io.heliotrope.policy.program;

/// How two numbers are compared.
public enum Relation {
    AT_MOST("<="),
    BELOW("<"),
    AT_LEAST(">="),
    ABOVE(">"),
    EQUAL("is"),
    NOT_EQUAL("is not");

    private final String word;

    Relation(String word) {
        this.word = word;
    }

    /// As it is written.
    public String word() {
        return word;
    }

    /// Whether it holds; neither number is NaN.
    public boolean holds(double left, double right) {
        return switch (this) {
            case AT_MOST -> left <= right;
            case BELOW -> left < right;
            case AT_LEAST -> left >= right;
            case ABOVE -> left > right;
            case EQUAL -> left == right;
            case NOT_EQUAL -> left != right;
        };
    }
}
