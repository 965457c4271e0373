package io.heliotrope.backtest.live;

import io.heliotrope.backtest.scenario.Place;
import io.heliotrope.backtest.scenario.Recorded;
import io.heliotrope.backtest.scenario.Scenario.Cooling;
import io.heliotrope.model.Curve;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// What the weather forecast of the day makes of a region's PUE; where there is none, and beyond
/// it, every day is like the one before.
record AirSight(Recorded recorded, int steps) {
    private static final double HOURS_APART = 3;
    private static final double MILLIS_PER_HOUR = 3.6e6;

    /// From `step` on, whose own value is known.
    Curve at(int region, int step) {
        Curve real = recorded.pue().get(region);
        int perDay = (int) Duration.ofDays(1).dividedBy(real.step());
        Instant now = recorded.sky().at(step);
        Instant issue = now.truncatedTo(ChronoUnit.DAYS);
        Place place = recorded.places().get(region);
        Optional<double[]> celsius =
                recorded.temperatures().flatMap(t -> t.celsius(place.column(), issue));
        double[] values = new double[steps];
        for (int i = 0; i < steps; i++) {
            Instant at = now.plus(real.step().multipliedBy(i));
            double hours = Duration.between(issue, at).toMillis() / MILLIS_PER_HOUR;
            if (i == 0) {
                values[i] = real.get(step);
            } else if (celsius.isPresent() && hours <= HOURS_APART * (celsius.get().length - 1)) {
                values[i] = pue(celsius.get(), hours / HOURS_APART);
            } else {
                int like = step + i - perDay;
                values[i] = i >= perDay ? values[i - perDay] : real.get(Math.max(0, like));
            }
        }
        return new Curve(now, real.step(), values);
    }

    private double pue(double[] celsius, double at) {
        int below = (int) Math.floor(at);
        int above = Math.min(below + 1, celsius.length - 1);
        double air = celsius[below] + (at - below) * (celsius[above] - celsius[below]);
        Cooling rule = recorded.scenario().signals().cooling().orElseThrow();
        return rule.pue(air);
    }
}
