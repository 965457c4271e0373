package io.heliotrope.backtest.live;

import io.heliotrope.backtest.scenario.Recorded;
import java.time.Duration;

/// How plans look ahead: `horizon` slots, in units of so many; what it costs to do one kWh a slot
/// later, in grams.
///
/// Where regions' rooms are shared, four days, and 0.1 g an hour: chosen on the even episodes of
/// `s3-atlas`, confirmed on the odd ones and on `s4-gcp-inference`. Where each job stands alone, as
/// far as forecasts reach, slot by slot.
record Planning(int horizon, int unit, double waiting) {
    private static final Duration SHARED = Duration.ofDays(4);
    private static final Duration ALONE = Duration.ofHours(190);
    private static final Duration UNIT = Duration.ofHours(1);
    private static final double GRAMS_PER_HOUR = 0.1;

    static Planning of(Recorded recorded) {
        Duration slot = recorded.sky().step();
        if (recorded.scenario().room().isEmpty()) {
            int all = (int) ALONE.dividedBy(slot);
            return new Planning(all, all, 0);
        }
        double hours = (double) slot.toMillis() / UNIT.toMillis();
        return new Planning(
                (int) SHARED.dividedBy(slot),
                Math.max(1, (int) UNIT.dividedBy(slot)),
                GRAMS_PER_HOUR * hours);
    }
}
