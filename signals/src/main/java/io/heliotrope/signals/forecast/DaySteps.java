package io.heliotrope.signals.forecast;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/// Where the steps of a series lie in day and week, UTC: `perDay` of them a day, the first, number
/// 0, in slot `firstSlot` of day `firstDay` since 1970.
record DaySteps(int perDay, int firstSlot, long firstDay) {
    /// Origins are told apart by the time of day, in blocks of four hours.
    static final int BLOCKS = 6;

    static final int WEEK = 7;
    private static final int HOURS = 24;
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration SHORTEST = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofHours(1);

    /// @throws IllegalArgumentException when steps do not divide a day or `start` is between two
    static DaySteps from(Instant start, Duration step) {
        if (step.compareTo(SHORTEST) < 0
                || step.compareTo(LONGEST) > 0
                || !step.multipliedBy(DAY.dividedBy(step)).equals(DAY)) {
            throw new IllegalArgumentException(
                    "step must be from PT5M to PT1H and divide a day, was "
                            + step
                            + ": average or repeat values to such a step, like PT30M");
        }
        Duration ofDay =
                Duration.ofNanos(start.atOffset(ZoneOffset.UTC).toLocalTime().toNanoOfDay());
        int slot = (int) ofDay.dividedBy(step);
        if (!step.multipliedBy(slot).equals(ofDay)) {
            throw new IllegalArgumentException(
                    "start must be a whole number of steps of "
                            + step
                            + " after midnight UTC, was "
                            + start
                            + ": begin at "
                            + start.minus(ofDay.minus(step.multipliedBy(slot))));
        }
        return new DaySteps(
                (int) DAY.dividedBy(step),
                slot,
                Math.floorDiv(start.getEpochSecond(), DAY.toSeconds()));
    }

    /// The same days, begun one step later.
    DaySteps later() {
        int slot = firstSlot + 1;
        return new DaySteps(perDay, slot % perDay, firstDay + slot / perDay);
    }

    /// The slot of the day, from 0.
    int slot(int step) {
        return (firstSlot + step) % perDay;
    }

    /// From 0; which day is 0 does not matter.
    int weekday(int step) {
        return (int) Math.floorMod(firstDay + (firstSlot + step) / perDay, (long) WEEK);
    }

    int block(int step) {
        return slot(step) * BLOCKS / perDay;
    }

    /// How many whole steps `hours` have.
    int ofHours(int hours) {
        return hours * perDay / HOURS;
    }

    /// The power for one step of what `perHour` is for an hour.
    double keptPerStep(double perHour) {
        return StrictMath.pow(perHour, (double) HOURS / perDay);
    }
}
