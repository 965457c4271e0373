package io.heliotrope.signals.trust;

import io.heliotrope.model.Basis;
import io.heliotrope.model.Curve;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;

/// What a zone is used to, learnt from its own past: how low and high it goes, how fast it moves,
/// how long it stays at one value.
///
/// `jump` is the greatest change within an hour that is believed, as the logarithm of
/// [#factor(double, double)]; infinite while nothing is known. `longestRun` is for how long one
/// value is believed. `canBeZero` tells whether it has been at zero.
public record Habits(
        Bounds bounds, boolean canBeZero, double jump, Duration usualRun, Ends ends, Tail tail) {
    /// How much of the past counts.
    public static final Duration PAST = Duration.ofDays(60);

    /// With less past than this, only what physics allows is known.
    public static final Duration ENOUGH = Duration.ofDays(7);

    private static final Duration ENOUGH_FOR_ENDS = Duration.ofDays(1);
    private static final double BELOW_LEAST = 0.25;
    private static final double ABOVE_MOST = 4;
    private static final double LEAST_JUMP = 0.55;
    private static final double JUMPS = 2;
    private static final Duration UNLEARNT_RUN = Duration.ofDays(1);
    private static final int RUNS = 2;

    /// A run that chance would bring less often than once in so many pasts is none of chance.
    private static final double ODDS = 1e-4;

    /// A zone that has nothing left to switch off stays at its end.
    private static final Duration RUN_AT_END = Duration.ofDays(2);

    /// What rounding and noise do at a few grams is no jump.
    private static final double OFFSET_GRAMS = 10;

    /// The value at which the past ended, and since when the zone was there; NaN when there is no
    /// past.
    public record Tail(Instant from, Instant to, double gramsPerKwh) {
        static final Tail NONE = new Tail(Instant.EPOCH, Instant.EPOCH, Double.NaN);

        boolean isKnown() {
            return !Double.isNaN(gramsPerKwh);
        }
    }

    /// The least and the greatest value of the past, in g/kWh; NaN when there is no past.
    public record Ends(double least, double most) {
        static final Ends NONE = new Ends(Double.NaN, Double.NaN);
    }

    /// For how long `gramsPerKwh` is believed without a change.
    Duration longestRun(double gramsPerKwh) {
        boolean isEnd = gramsPerKwh == ends.least() || gramsPerKwh == ends.most();
        return isEnd && usualRun.compareTo(RUN_AT_END) < 0 ? RUN_AT_END : usualRun;
    }

    /// Of a zone without a past. `canBeZero` says that its power is at times without any emissions,
    /// which counts on a basis on which that can be: no life-cycle value is zero.
    public static Habits unknown(Basis basis, boolean canBeZero) {
        Bounds bounds = Bounds.of(basis);
        return new Habits(
                bounds,
                canBeZero && bounds.least() == 0,
                Double.POSITIVE_INFINITY,
                UNLEARNT_RUN,
                Ends.NONE,
                Tail.NONE);
    }

    /// Learnt from what of `gramsPerKwh` lies in the [#PAST] before `until`.
    ///
    /// Jumps are those that happened at least twice, doubled: what a fault did once is no habit.
    /// Runs are believed for 6 hours (12 with less than 30 days of past) or longer: for twice what
    /// happened at least twice, for what happened once, and for what chance would bring in a zone
    /// that keeps its value from step to step as often as this one did. The run in which the past
    /// ends is not learnt from, since it may be the fault. At the least and the greatest value of
    /// the past 48 hours are believed: a zone may have nothing left to switch off. With less than
    /// [#ENOUGH], only the ends and the tail are taken.
    public static Habits of(Basis basis, boolean canBeZero, Curve gramsPerKwh, Instant until) {
        Habits unknown = unknown(basis, canBeZero);
        HabitsReader read = new HabitsReader(gramsPerKwh, until.minus(PAST), until);
        if (read.known().compareTo(ENOUGH) < 0) {
            return new Habits(
                    unknown.bounds,
                    unknown.canBeZero,
                    unknown.jump,
                    unknown.usualRun,
                    ends(read),
                    read.tail());
        }
        Bounds bounds =
                unknown.bounds.narrowed(BELOW_LEAST * read.least(), ABOVE_MOST * read.most());
        return new Habits(
                bounds,
                unknown.canBeZero || (read.least() == 0 && bounds.least() == 0),
                Math.max(LEAST_JUMP, JUMPS * StrictMath.log(read.secondJump())),
                run(read),
                ends(read),
                read.tail());
    }

    private static Ends ends(HabitsReader read) {
        return read.known().compareTo(ENOUGH_FOR_ENDS) < 0
                ? Ends.NONE
                : new Ends(read.least(), read.most());
    }

    private static Duration run(HabitsReader read) {
        Duration least = Duration.ofHours(read.known().toDays() < 30 ? 12 : 6);
        return Stream.of(
                        least,
                        read.secondRun().multipliedBy(RUNS),
                        read.longestRun(),
                        read.runOfChance(ODDS))
                .max(Comparator.naturalOrder())
                .orElse(least);
    }

    /// The measure of jumps, 1 or more: by which factor two values differ, deaf to a few grams. NaN
    /// when one of them is not known.
    static double factor(double one, double other) {
        return (Math.max(one, other) + OFFSET_GRAMS) / (Math.min(one, other) + OFFSET_GRAMS);
    }
}
