package io.heliotrope.backtest.live;

import io.heliotrope.backtest.scenario.Recorded;
import io.heliotrope.model.Curve;
import java.util.ArrayList;
import java.util.List;

/// Sees the future as it will be, as far as it goes; after the last value that one stays. For
/// comparison alone.
record TrueSight(Recorded recorded, int steps) implements Foresight {
    @Override
    public List<Foreseen> at(int step) {
        List<Foreseen> all = new ArrayList<>();
        for (int region = 0; region < recorded.places().size(); region++) {
            all.add(
                    new Foreseen(
                            from(recorded.grams().get(region), step + 1),
                            from(recorded.pue().get(region), step)));
        }
        return all;
    }

    private Curve from(Curve curve, int first) {
        double[] values = new double[steps];
        for (int i = 0; i < steps; i++) {
            values[i] = curve.get(Math.min(first + i, curve.size() - 1));
        }
        return new Curve(
                curve.start().plus(curve.step().multipliedBy(first)), curve.step(), values);
    }
}
