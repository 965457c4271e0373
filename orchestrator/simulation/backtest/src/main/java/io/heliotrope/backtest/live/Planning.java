package io.heliotrope.backtest.live;

import io.heliotrope.backtest.scenario.Recorded;
import java.time.Duration;
import java.util.Comparator;

/// How plans look ahead: `horizon` slots, in units of so many; what it costs to do one kWh a slot
/// later, in grams; and how many slots must be foreseen.
///
/// Where regions' rooms are shared, four days, and 0.1 g an hour: chosen on the even episodes of
/// `s3-atlas`, confirmed on the odd ones and on `s4-gcp-inference`. Where each job stands alone, as
/// far as its window may reach, slot by slot. Beyond eight days nothing is foreseen.
record Planning(int horizon, int unit, double waiting, int foreseen) {
    private static final Duration SHARED = Duration.ofDays(4);
    private static final Duration LONGEST = Duration.ofDays(8);
    private static final Duration MARGIN = Duration.ofHours(2);
    private static final Duration UNIT = Duration.ofHours(1);
    private static final double GRAMS_PER_HOUR = 0.1;

    static Planning of(Recorded recorded) {
        Duration slot = recorded.sky().step();
        int margin = Math.max(1, (int) MARGIN.dividedBy(slot));
        int most = (int) LONGEST.dividedBy(slot);
        int window = (int) Math.ceilDiv(longestWindow(recorded).toMillis(), slot.toMillis()) + 1;
        if (recorded.scenario().room().isEmpty()) {
            int all = Math.min(window, most - margin);
            return new Planning(all, all, 0, all + margin);
        }
        double hours = (double) slot.toMillis() / UNIT.toMillis();
        int shared = (int) SHARED.dividedBy(slot);
        return new Planning(
                shared,
                Math.max(1, (int) UNIT.dividedBy(slot)),
                GRAMS_PER_HOUR * hours,
                Math.min(Math.max(window, shared) + margin, most));
    }

    /// As far as the scenario says; what a list has in store is not known beforehand.
    private static Duration longestWindow(Recorded recorded) {
        return recorded.scenario().jobs().stream()
                .map(jobs -> jobs.longestWindow().orElse(LONGEST))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }
}
