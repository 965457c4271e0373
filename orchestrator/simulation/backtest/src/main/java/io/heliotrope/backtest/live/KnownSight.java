package io.heliotrope.backtest.live;

import io.heliotrope.backtest.scenario.Recorded;
import io.heliotrope.model.Curve;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntBinaryOperator;

/// Says of each slot to come what a recorded one was. For comparison: `like` tells which one, by
/// the present slot and the one asked for.
record KnownSight(Recorded recorded, int slots, IntBinaryOperator like) implements Foresight {
    /// Sees the future as it will be, as far as it goes; after the last value that one stays.
    static KnownSight perfect(Recorded recorded, int slots) {
        return new KnownSight(recorded, slots, (now, then) -> then);
    }

    /// Everything stays as it is.
    static KnownSight lastValue(Recorded recorded, int slots) {
        return new KnownSight(recorded, slots, (now, then) -> now);
    }

    @Override
    public List<Foreseen> at(int slot) {
        List<Foreseen> all = new ArrayList<>();
        for (int region = 0; region < recorded.places().size(); region++) {
            all.add(
                    new Foreseen(
                            from(recorded.grams().get(region), slot, slot + 1),
                            from(recorded.pue().get(region), slot, slot)));
        }
        return all;
    }

    private Curve from(Curve curve, int now, int first) {
        double[] values = new double[slots];
        for (int i = 0; i < slots; i++) {
            values[i] = curve.get(Math.min(like.applyAsInt(now, first + i), curve.size() - 1));
        }
        return new Curve(
                curve.start().plus(curve.step().multipliedBy(first)), curve.step(), values);
    }
}
