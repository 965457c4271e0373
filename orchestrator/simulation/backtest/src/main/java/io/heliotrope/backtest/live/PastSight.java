package io.heliotrope.backtest.live;

import io.heliotrope.backtest.scenario.Recorded;
import io.heliotrope.model.Curve;
import io.heliotrope.signals.forecast.SlotForecaster;
import io.heliotrope.signals.forecast.SlotHabits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Sees the future as the product's own forecaster does, which is told each value when its step
/// begins. Where slots are finer than what is told, all slots of a step are alike.
///
/// Steps are asked for in order of time. One thread.
final class PastSight implements Foresight {
    /// Up to which a forecast decides on single steps, and is worth eight models in place of one.
    private static final Duration A_DAY = Duration.ofDays(1);

    private final Recorded recorded;
    private final int slots;
    private final AirSight air;
    private final Duration step;
    private final int slotsPerStep;
    private final List<SlotForecaster> forecasters = new ArrayList<>();
    private int told;

    PastSight(Recorded recorded, int slots) {
        this.recorded = recorded;
        this.slots = slots;
        this.air = new AirSight(recorded, slots);
        Duration slot = recorded.sky().step();
        this.step = recorded.told().compareTo(slot) > 0 ? recorded.told() : slot;
        this.slotsPerStep = (int) step.dividedBy(slot);
        int horizon = Math.ceilDiv(slots, slotsPerStep);
        List<SlotHabits> habits =
                step.multipliedBy(horizon).compareTo(A_DAY) > 0
                        ? List.of(SlotHabits.MIDDLE)
                        : SlotHabits.MOVED;
        for (int region = 0; region < recorded.places().size(); region++) {
            forecasters.add(new SlotForecaster(recorded.sky().at(0), step, horizon, habits));
        }
    }

    @Override
    public List<Foreseen> at(int slot) {
        for (; told * slotsPerStep <= slot; told++) {
            for (int region = 0; region < forecasters.size(); region++) {
                forecasters.get(region).add(recorded.grams().get(region).get(told * slotsPerStep));
            }
        }
        if (told > slot / slotsPerStep + 1) {
            throw new IllegalStateException(
                    "slot %d was asked for after a later one".formatted(slot));
        }
        List<Foreseen> all = new ArrayList<>();
        for (int region = 0; region < forecasters.size(); region++) {
            all.add(new Foreseen(grams(region, slot + 1), air.at(region, slot)));
        }
        return all;
    }

    /// From slot `first` on: what is left of the present step, then the forecast of those after it.
    private Curve grams(int region, int first) {
        int rest = told * slotsPerStep - first;
        double[] ahead = forecasters.get(region).forecast(Math.ceilDiv(slots - rest, slotsPerStep));
        double now = recorded.grams().get(region).get(first - 1);
        double[] values = new double[slots];
        for (int i = 0; i < slots; i++) {
            values[i] = i < rest ? now : ahead[(i - rest) / slotsPerStep];
        }
        Instant start = recorded.sky().at(first);
        return new Curve(start, recorded.sky().step(), values);
    }
}
