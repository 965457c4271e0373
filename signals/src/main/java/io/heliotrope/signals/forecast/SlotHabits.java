package io.heliotrope.signals.forecast;

import java.util.List;

/// What one model of a [SlotForecaster] takes for usual, and how strongly it is held to that.
///
/// `usualDays` and `usualWeeks` are how far back a day counts `1/e` in the usual day and a week in
/// the usual week, > 0. `offKept` is the part of what the last value is off the usual week that is
/// left an hour later, from 0 to 1. Others are refused.
public record SlotHabits(
        double usualDays, double usualWeeks, double offKept, SlotPenalties penalties) {
    /// In the middle of what serves well.
    public static final SlotHabits MIDDLE = new SlotHabits(10, 3, 0.97, SlotPenalties.EAGER);

    /// One habit after the other of [#MIDDLE] moved, to either side, as far as it still serves.
    /// What they do not agree on is chance, and falls out of their mean.
    public static final List<SlotHabits> MOVED =
            List.of(
                    new SlotHabits(7, 3, 0.97, SlotPenalties.EAGER),
                    new SlotHabits(14, 3, 0.97, SlotPenalties.EAGER),
                    new SlotHabits(10, 2, 0.97, SlotPenalties.EAGER),
                    new SlotHabits(10, 5, 0.97, SlotPenalties.EAGER),
                    new SlotHabits(10, 3, 0.95, SlotPenalties.EAGER),
                    new SlotHabits(10, 3, 0.985, SlotPenalties.EAGER),
                    new SlotHabits(10, 3, 0.97, SlotPenalties.CALM),
                    new SlotHabits(10, 3, 0.97, SlotPenalties.FALLING));

    public SlotHabits {
        requireAboveZero("usualDays", usualDays);
        requireAboveZero("usualWeeks", usualWeeks);
        if (!(offKept >= 0 && offKept <= 1)) {
            throw refused("offKept", "from 0 to 1", offKept);
        }
    }

    private static void requireAboveZero(String name, double value) {
        if (!(value > 0 && Double.isFinite(value))) {
            throw refused(name, "a number > 0", value);
        }
    }

    private static IllegalArgumentException refused(String name, String range, double value) {
        return new IllegalArgumentException(
                "habit %s must be %s, was %s: see SlotHabits.MIDDLE".formatted(name, range, value));
    }
}
