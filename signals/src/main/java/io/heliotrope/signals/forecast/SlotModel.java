package io.heliotrope.signals.forecast;

import io.heliotrope.signals.forecast.SlotPenalties.Reach;
import java.util.List;

/// One scale's part of a [SlotForecaster]: the usual day, how far the last value and the last day
/// were off it, both fading, and a regression of what that leaves.
///
/// `plain(h) = usual(h) + day * 0.985^hours + (last - day) * 0.85^hours`. From the second week on a
/// part of it all is the usual week's ([UsualWeek]): six tenths at first, three in the end, and
/// four beyond twelve hours. Not safe for use by several threads.
final class SlotModel {
    private static final double DAY_KEPT = 0.985;
    private static final double LAST_KEPT = 0.85;
    private static final double LONGER_DAYS = 28;

    /// Origins of the first week have no whole week before them.
    private static final int FIRST_ORIGIN_DAYS = 7;

    private static final int FIRST_FIT_DAYS = 14;
    private static final int FIT_DAYS = 7;

    /// Up to so many hours ahead steps are near.
    private static final int NEAR_HOURS = 12;

    /// For so many days after the first fit the regression counts for less than it says.
    private static final double DOUBTED_DAYS_NEAR = 40;

    private static final double DOUBTED_DAYS_FAR = 60;

    /// Of a forecast, from the second week on, the rest being the usual day's: when nothing is
    /// known of the regression, and when it is trusted.
    private static final double WEEKS_FIRST_SHARE = 0.6;

    private static final double WEEKS_SHARE_NEAR = 0.3;
    private static final double WEEKS_SHARE_FAR = 0.4;

    private final SlotScale scale;
    private final DaySteps days;
    private final int horizon;
    private final List<Reach> reaches;
    private final SpikeFilter filter;
    private final DayProfile usual;
    private final DayProfile longer;
    private final UsualWeek week;
    private final LagBlocks lags;
    private final BlockRidge ridge;
    private final double dayKept;
    private final double lastKept;

    /// What was fed, without spikes.
    private final Ring kept;

    /// The usual value of each step's slot, as known at that step.
    private final Ring usualThen;

    /// What was seen at each of the last steps.
    private final double[][] seen;

    private int steps;

    SlotModel(SlotScale scale, DaySteps days, int horizon, SlotHabits habits) {
        this.scale = scale;
        this.days = days;
        this.horizon = horizon;
        int perDay = days.perDay();
        reaches = habits.penalties().reaches(days, horizon);
        filter = new SpikeFilter(perDay);
        usual = new DayProfile(perDay, habits.usualDays());
        longer = new DayProfile(perDay, LONGER_DAYS);
        week = new UsualWeek(days, habits);
        lags = new LagBlocks(days);
        ridge = new BlockRidge(lags.inputs(), horizon, reaches, perDay);
        dayKept = days.keptPerStep(DAY_KEPT);
        lastKept = days.keptPerStep(LAST_KEPT);
        int past = Math.max(DaySteps.WEEK * perDay, horizon + perDay) + 2;
        kept = new Ring(past);
        usualThen = new Ring(past);
        seen = new double[horizon + 2][];
    }

    void add(double gramsPerKwh) {
        int step = steps;
        int slot = days.slot(step);
        double value = scale.of(gramsPerKwh);
        filter.add(slot, value, scale.smallChange(value));
        if (step > 0) {
            kept.put(step - 1, filter.lastButOne());
        }
        kept.put(step, filter.last());
        usual.add(slot, filter.last());
        longer.add(slot, filter.last());
        week.add(step, filter.last());
        usualThen.put(step, usual.at(slot));
        seen[step % seen.length] = lags.of(step, kept, usual, longer);
        learn(step);
        int sinceFirst = step - FIRST_FIT_DAYS * days.perDay();
        if (sinceFirst >= 0 && sinceFirst % (FIT_DAYS * days.perDay()) == 0) {
            ridge.fit();
        }
        steps++;
    }

    /// Of each reach the origin whose last step is now final: the one before `step`.
    private void learn(int step) {
        for (int reach = 0; reach < reaches.size(); reach++) {
            int origin = step - 1 - reaches.get(reach).to();
            if (origin >= FIRST_ORIGIN_DAYS * days.perDay()) {
                double[] inputs = seen[origin % seen.length];
                ridge.learn(
                        reach,
                        days.block(origin),
                        inputs,
                        left(reaches.get(reach), origin, inputs));
            }
        }
    }

    /// What the plain forecast made at `origin` left to be foretold.
    private double[] left(Reach reach, int origin, double[] inputs) {
        double[] left = new double[horizon];
        double day = lags.lastDay(inputs);
        double last = LagBlocks.last(inputs) - day;
        int dayBefore = origin - days.perDay();
        int sameSlot = dayBefore;
        for (int h = 1; h <= reach.to(); h++) {
            day *= dayKept;
            last *= lastKept;
            sameSlot = sameSlot == origin ? dayBefore + 1 : sameSlot + 1;
            if (h > reach.after()) {
                left[h - 1] = kept.at(origin + h) - (usualThen.at(sameSlot) + day + last);
            }
        }
        return left;
    }

    /// Adds to each of `grams`, of the step after the last and on, a `part`th of what this expects
    /// of it, from 0 to `most` g/kWh.
    void add(double[] grams, double most, int part) {
        int origin = steps - 1;
        double[] inputs = seen[origin % seen.length];
        double[] learnt =
                ridge.foretell(days.block(origin), inputs, Math.min(grams.length, horizon));
        double[] ofWeek = week.after(origin, grams.length);
        double nearTrust = trust(origin, DOUBTED_DAYS_NEAR);
        double farTrust = trust(origin, DOUBTED_DAYS_FAR);
        double nearShare = share(origin, nearTrust, WEEKS_SHARE_NEAR);
        double farShare = share(origin, farTrust, WEEKS_SHARE_FAR);
        int near = days.ofHours(NEAR_HOURS);
        double day = lags.lastDay(inputs);
        double last = LagBlocks.last(inputs) - day;
        int slot = days.slot(origin);
        for (int h = 0; h < grams.length; h++) {
            day *= dayKept;
            last *= lastKept;
            slot = slot + 1 == days.perDay() ? 0 : slot + 1;
            double value = usual.at(slot) + day + last;
            if (h < learnt.length) {
                value += (h < near ? nearTrust : farTrust) * learnt[h];
            }
            value += (h < near ? nearShare : farShare) * (ofWeek[h] - value);
            grams[h] += Math.clamp(scale.gramsPerKwh(value), 0, most) / part;
        }
    }

    private double share(int origin, double trust, double last) {
        return week.isKnownBy(origin) ? WEEKS_FIRST_SHARE + trust * (last - WEEKS_FIRST_SHARE) : 0;
    }

    private double trust(int origin, double doubtedDays) {
        double day = (double) origin / days.perDay();
        return Math.clamp((day - FIRST_FIT_DAYS) / doubtedDays, 0, 1);
    }
}
