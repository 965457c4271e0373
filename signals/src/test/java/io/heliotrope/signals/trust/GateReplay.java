package io.heliotrope.signals.trust;

import io.heliotrope.model.Curve;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.Quality;
import io.heliotrope.signals.series.CarbonBasis;
import io.heliotrope.signals.series.Spread;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A recorded series told value by value, as a feed's latest: what the gate believes becomes the
/// past that it learns from.
final class GateReplay<B extends CarbonBasis<B>> {
    private final B basis;
    private final Curve told;
    private final double[] believed;

    GateReplay(B basis, Curve told) {
        this.basis = basis;
        this.told = told;
        this.believed = new double[told.size()];
        Arrays.fill(believed, Double.NaN);
    }

    /// When what was turned away, and why, in order.
    record Alarm(Instant at, double grams, Reason reason) {}

    List<Alarm> alarms(GridZone zone) {
        List<Alarm> alarms = new ArrayList<>();
        int window = (int) Habits.PAST.dividedBy(told.step());
        for (int i = 0; i < told.size(); i++) {
            Instant from = told.start().plus(told.step().multipliedBy(i));
            Instant to = from.plus(told.step());
            int first = Math.max(0, i - window);
            Instant start = told.start().plus(told.step().multipliedBy(first));
            Curve past = new Curve(start, told.step(), Arrays.copyOfRange(believed, first, i));
            Habits habits = Habits.of(basis.published(), false, past, from);
            Claim claim =
                    new Claim(
                            from, to, told.get(i), Spread.Untold.UNTOLD, Quality.MEASURED, "", to);
            Verdict<B> verdict =
                    Gate.judge(
                            new Claims<>(zone, basis, "replay", to, List.of(claim)),
                            Question.past(zone, to),
                            habits);
            if (verdict.isUsable()) {
                believed[i] = told.get(i);
            }
            for (Rejected rejected : verdict.rejected()) {
                alarms.add(new Alarm(from, told.get(i), rejected.reason()));
            }
        }
        return alarms;
    }
}
