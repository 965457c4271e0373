package io.heliotrope.policy.eval;

/// What the nodes of [Code] do. Each has up to three operands, `a`, `b` and `c`.
///
/// A node that says what holds may stand for the negation of a formula: where it cannot say so
/// otherwise, `c` is then 1. A negated comparison has the opposite relation: a number that is not
/// known makes neither of the two hold.
final class Op {
    // Numbers. Operands of those of the job are scalars, of those of a region nodes.

    /// The job's fact `a`.
    static final int JOB_FACT = 1;

    /// Row `a` at the job's home, now.
    static final int HOME_ROW = 2;

    /// The paired fact `a` at the job's home, now.
    static final int HOME_PAIR = 3;

    /// Scalar `a`: a number of the job, or a constant.
    static final int SCALAR = 4;

    /// Row `a` at the region and slot.
    static final int ROW = 5;

    /// The paired fact `a` at the region and slot.
    static final int PAIR = 6;

    static final int PLUS = 7;
    static final int MINUS = 8;
    static final int TIMES = 9;
    static final int OVER = 10;

    static final int LEAST = 11;
    static final int GREATEST = 12;

    // Tests of the job.

    /// Whether `a` is 1.
    static final int ALWAYS = 20;

    /// Its home is in word `a`.
    static final int HOME_IN = 21;

    /// Its name `a` is in the list of names `b`.
    static final int NAME_IN = 22;

    /// It has label `a`.
    static final int LABELLED = 23;

    /// Scalar `a` has relation `b` to scalar `c`.
    static final int COMPARE = 24;

    /// The tests in the list from `a` until `b`.
    static final int ALL_TESTS = 25;

    static final int ANY_TEST = 26;

    // Words of regions.

    /// Part `a` of the slot's table.
    static final int PART = 40;

    /// Everywhere if gate `a` is open, else nowhere.
    static final int GATE = 41;

    /// The job's home.
    static final int HOME = 42;

    /// The regions that the job's labels allow.
    static final int ALLOWED = 43;

    /// Where row `a` has relation `b` to scalar `c`.
    static final int ROWS = 44;

    /// Where the paired fact `a` has relation `b` to scalar `c`.
    static final int PAIRS = 45;

    /// Where number `a` has relation `b` to number `c`.
    static final int NUMBERS = 46;

    /// The words in the list from `a` until `b`.
    static final int ALL = 47;

    static final int ANY = 48;

    /// Word `a` in all slots within the seconds of constant `b`.
    static final int ALL_AHEAD = 49;

    /// Word `a` in any slot within the seconds of constant `b`.
    static final int ANY_AHEAD = 50;

    /// Where GPU time within the limit of constant `b` is left of budget `a`.
    static final int GPU_BUDGET = 51;

    /// Where grams within the limit of constant `b` are left of budget `a`.
    static final int GRAM_BUDGET = 52;

    private Op() {}
}
