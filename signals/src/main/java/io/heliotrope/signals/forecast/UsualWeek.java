package io.heliotrope.signals.forecast;

/// The usual week, plus how far the last value was off what was usual before it, fading: what a
/// weekend or a Monday morning is like, which the usual day does not tell. How far back it reaches
/// and how fast that fades is a matter of [SlotHabits].
///
/// Not safe for use by several threads.
final class UsualWeek {
    private final DaySteps days;
    private final DayProfile week;
    private final double offKept;
    private double off;

    UsualWeek(DaySteps days, SlotHabits habits) {
        this.days = days;
        week = new DayProfile(DaySteps.WEEK * days.perDay(), habits.usualWeeks());
        offKept = days.keptPerStep(habits.offKept());
    }

    void add(int step, double value) {
        int slot = slot(step);
        off = week.knows(slot) ? value - week.at(slot) : 0;
        week.add(slot, value);
    }

    /// Whether `step` was the first of the second week, or a later one.
    boolean isKnownBy(int step) {
        return step >= DaySteps.WEEK * days.perDay();
    }

    /// What is expected of the `count` steps after `step`, the last that was added.
    double[] after(int step, int count) {
        double[] expected = new double[count];
        int slot = slot(step);
        double left = off;
        for (int h = 0; h < count; h++) {
            slot = slot + 1 == DaySteps.WEEK * days.perDay() ? 0 : slot + 1;
            left *= offKept;
            expected[h] = week.at(slot) + left;
        }
        return expected;
    }

    private int slot(int step) {
        return days.weekday(step) * days.perDay() + days.slot(step);
    }
}
