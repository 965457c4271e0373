package io.heliotrope.signals.trust;

import io.heliotrope.model.Curve;
import io.heliotrope.signals.trust.Habits.Tail;
import java.time.Duration;
import java.time.Instant;

/// One pass over a zone's past.
///
/// Jumps are between neighbours, by the hour: of finer steps, between a value and the one an hour
/// before. A gap ends a run, and nothing jumps across it.
final class HabitsReader {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final double MOST_KEPT = 0.98;

    private final Curve values;
    private final int first;
    private final int end;
    private double least = Double.POSITIVE_INFINITY;
    private double most = Double.NEGATIVE_INFINITY;
    private int known;
    private int pairs;
    private int equalPairs;
    private double firstJump = 1;
    private double secondJump = 1;
    private int firstRun;
    private int secondRun;

    // of the run of the last known value
    private int tailFrom;
    private int tailTo;

    HabitsReader(Curve values, Instant from, Instant until) {
        this.values = values;
        first = index(values, from);
        end = index(values, until);
        int perHour = (int) Math.max(1, HOUR.dividedBy(values.step()));
        int runFrom = first;
        for (int i = first; i < end; i++) {
            double value = values.get(i);
            if (i > first && value != values.get(i - 1)) {
                ended(runFrom, i);
                runFrom = i;
            }
            if (!Double.isNaN(value)) {
                least = Math.min(least, value);
                most = Math.max(most, value);
                known++;
                tailFrom = runFrom;
                tailTo = i + 1;
                if (i > first && !Double.isNaN(values.get(i - 1))) {
                    pairs++;
                    equalPairs += value == values.get(i - 1) ? 1 : 0;
                }
                if (i - perHour >= first) {
                    jumped(values.get(i - perHour), value);
                }
            }
        }
        if (end > first && Double.isNaN(values.get(end - 1))) {
            ended(runFrom, end);
        }
    }

    private static int index(Curve values, Instant instant) {
        long steps = Duration.between(values.start(), instant).dividedBy(values.step());
        return Math.clamp(steps, 0, values.size());
    }

    private Instant at(int index) {
        return values.start().plus(values.step().multipliedBy(index));
    }

    private void ended(int from, int to) {
        int length = Double.isNaN(values.get(from)) ? 0 : to - from;
        if (length > firstRun) {
            secondRun = firstRun;
            firstRun = length;
        } else if (length > secondRun) {
            secondRun = length;
        }
    }

    private void jumped(double before, double value) {
        double jump = Habits.factor(before, value);
        if (jump > firstJump) {
            secondJump = firstJump;
            firstJump = jump;
        } else if (jump > secondJump) {
            secondJump = jump;
        }
    }

    Duration known() {
        return values.step().multipliedBy(known);
    }

    double least() {
        return least;
    }

    double most() {
        return most;
    }

    /// As a factor, at least 1.
    double secondJump() {
        return secondJump;
    }

    Duration secondRun() {
        return values.step().multipliedBy(secondRun);
    }

    Duration longestRun() {
        return values.step().multipliedBy(firstRun);
    }

    /// How long the longest of all runs is, with a probability of `1 - odds`, when each step keeps
    /// the value as often as it did here.
    Duration runOfChance(double odds) {
        if (equalPairs == 0) {
            return Duration.ZERO;
        }
        double keep = Math.min(MOST_KEPT, (double) equalPairs / pairs);
        double steps = StrictMath.log(odds / pairs) / StrictMath.log(keep);
        return values.step().multipliedBy((long) Math.ceil(steps));
    }

    /// The run of the last known value, whether or not a gap follows it.
    Tail tail() {
        return known == 0 ? Tail.NONE : new Tail(at(tailFrom), at(tailTo), values.get(tailTo - 1));
    }
}
