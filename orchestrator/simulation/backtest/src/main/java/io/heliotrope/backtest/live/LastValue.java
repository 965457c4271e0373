package io.heliotrope.backtest.live;

import io.heliotrope.backtest.scenario.Recorded;
import io.heliotrope.model.Curve;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Everything stays as it is.
record LastValue(Recorded recorded, int steps) implements Foresight {
    @Override
    public List<Foreseen> at(int step) {
        List<Foreseen> all = new ArrayList<>();
        for (int region = 0; region < recorded.places().size(); region++) {
            all.add(
                    new Foreseen(
                            flat(recorded.grams().get(region), step, step + 1),
                            flat(recorded.pue().get(region), step, step)));
        }
        return all;
    }

    private Curve flat(Curve curve, int known, int first) {
        double[] values = new double[steps];
        Arrays.fill(values, curve.get(known));
        return new Curve(
                curve.start().plus(curve.step().multipliedBy(first)), curve.step(), values);
    }
}
