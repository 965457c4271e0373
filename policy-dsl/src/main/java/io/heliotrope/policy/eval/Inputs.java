package io.heliotrope.policy.eval;

import io.heliotrope.policy.facts.RegionFact;
import io.heliotrope.policy.facts.WorldView;
import io.heliotrope.policy.program.Ladder;
import io.heliotrope.policy.program.Term;
import java.util.Arrays;

/// Signals of a world by their ladders, a row of regions at a time. NaN is a signal that has no
/// number.
record Inputs(WorldView world, int regions) {

    double[] signals(RegionFact fact, Ladder ladder, int slot) {
        double[] row = new double[regions];
        int at = fact.changesOverTime() ? slot : 0;
        for (int region = 0; region < regions; region++) {
            row[region] = answer(ladder, region, at).value();
        }
        return row;
    }

    /// What a ladder gives, and what gave it: a rung's number from 0, or one of the constants of
    /// [Answer].
    Answer answer(Ladder ladder, int region, int slot) {
        double known = known(ladder, region, slot);
        if (!Double.isNaN(known)) {
            return new Answer(known, slot == 0 ? Answer.READING : Answer.FORECAST);
        }
        for (int i = 0; i < ladder.rungs().size(); i++) {
            switch (ladder.rungs().get(i)) {
                case Ladder.Rung.Forecast() -> {
                    double forecast = forecast(ladder.signal(), region, slot);
                    if (!Double.isNaN(forecast)) {
                        return new Answer(forecast, i);
                    }
                }
                case Ladder.Rung.Assume(double value) -> {
                    return new Answer(value, i);
                }
                case Ladder.Rung.Exclude(), Ladder.Rung.Skip() -> {
                    return new Answer(Double.NaN, i);
                }
            }
        }
        return new Answer(Double.NaN, Answer.NONE);
    }

    /// The percentile of each region, NaN where nothing is known in all of its slots.
    double[] percentiles(Term.Percentile of, Ladder ladder, int lastSlot) {
        double[] row = new double[regions];
        boolean varies = of.signal().changesOverTime();
        double[] values = new double[Math.min(lastSlot, world.slots() - 1) + 1];
        for (int region = 0; region < regions; region++) {
            int count = 0;
            for (int slot = 0; slot < values.length; slot++) {
                double value = knownOrForecast(ladder, region, varies ? slot : 0);
                if (!Double.isNaN(value)) {
                    values[count++] = value;
                }
            }
            row[region] = percentile(values, count, of.share());
        }
        return row;
    }

    private static double percentile(double[] values, int count, double share) {
        if (count == 0) {
            return Double.NaN;
        }
        Arrays.sort(values, 0, count);
        int rank = (int) Math.ceil(share * count - 1e-9);
        return values[Math.max(rank, 1) - 1];
    }

    private double knownOrForecast(Ladder ladder, int region, int slot) {
        double known = known(ladder, region, slot);
        return Double.isNaN(known) ? forecast(ladder.signal(), region, slot) : known;
    }

    private double known(Ladder ladder, int region, int slot) {
        if (slot > 0) {
            return forecast(ladder.signal(), region, slot);
        }
        return world.ageSeconds(ladder.signal(), region) <= ladder.freshSeconds()
                ? world.reading(ladder.signal(), region)
                : Double.NaN;
    }

    private double forecast(RegionFact signal, int region, int slot) {
        return slot < world.slots() ? world.forecast(signal, region, slot) : Double.NaN;
    }

    /// A signal's number and the place of the rung that gave it.
    record Answer(double value, int rung) {
        /// A fresh reading.
        static final int READING = -1;

        /// The forecast of a later slot.
        static final int FORECAST = -2;

        /// The ladder came to its end.
        static final int NONE = -3;
    }
}
