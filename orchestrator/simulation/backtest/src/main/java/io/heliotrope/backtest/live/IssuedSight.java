package io.heliotrope.backtest.live;

import io.heliotrope.backtest.scenario.Recorded;
import io.heliotrope.model.Curve;
import io.heliotrope.signals.recorded.IntensityForecasts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Sees the future as the last recorded forecast of each region foretold it, as far as that
/// reaches; where none is known yet, and beyond it, as `others` does.
record IssuedSight(Recorded recorded, IntensityForecasts issued, Foresight others)
        implements Foresight {
    @Override
    public List<Foreseen> at(int step) {
        List<Foreseen> base = others.at(step);
        List<Foreseen> all = new ArrayList<>();
        Instant now = recorded.sky().at(step);
        for (int region = 0; region < base.size(); region++) {
            Foreseen own = base.get(region);
            Optional<Curve> told = issued.knownAt(recorded.places().get(region).column(), now);
            all.add(
                    told.isEmpty()
                            ? own
                            : new Foreseen(laid(told.get(), own.gramsPerKwh()), own.pue()));
        }
        return all;
    }

    private static Curve laid(Curve told, Curve below) {
        double[] values = below.toArray();
        for (int i = 0; i < values.length; i++) {
            Instant at = below.start().plus(below.step().multipliedBy(i));
            long hour = Duration.between(told.start(), at).dividedBy(told.step());
            if (hour < told.size()) {
                values[i] = told.get((int) hour);
            }
        }
        return new Curve(below.start(), below.step(), values);
    }
}
