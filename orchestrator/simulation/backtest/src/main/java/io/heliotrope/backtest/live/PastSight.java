package io.heliotrope.backtest.live;

import io.heliotrope.backtest.scenario.Recorded;
import io.heliotrope.model.Curve;
import io.heliotrope.signals.forecast.Outlook;
import io.heliotrope.signals.forecast.OwnForecast;
import io.heliotrope.signals.forecast.OwnForecasts;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Sees the future as the product's own forecaster does, which is fitted anew every week to all
/// that lies before; where that says nothing, and beyond its horizon, every day is like the last
/// known one.
///
/// One thread.
final class PastSight implements Foresight {
    private static final Duration WEEK = Duration.ofDays(7);

    private final Recorded recorded;
    private final int steps;
    private final AirSight air;
    private final Outlook outlook;
    private OwnForecasts fitted = OwnForecasts.unfitted();
    private Instant fittedAt = Instant.MIN;

    PastSight(Recorded recorded, int steps) {
        this.recorded = recorded;
        this.steps = steps;
        this.air = new AirSight(recorded, steps);
        this.outlook = recorded.temperatures().<Outlook>map(t -> t).orElseGet(Outlook::none);
    }

    @Override
    public List<Foreseen> at(int step) {
        Instant next = recorded.sky().at(step + 1);
        Instant day = next.truncatedTo(ChronoUnit.DAYS);
        if (fittedAt.equals(Instant.MIN) || !day.isBefore(fittedAt.plus(WEEK))) {
            fit(day);
        }
        List<Foreseen> all = new ArrayList<>();
        for (int region = 0; region < recorded.places().size(); region++) {
            Curve known = until(recorded.grams().get(region), step + 1);
            Optional<OwnForecast> told =
                    fitted.forecast(recorded.places().get(region).column(), known, next);
            Curve grams = grams(known, next, told.map(f -> f.quantiles().p50()));
            all.add(new Foreseen(grams, air.at(region, step)));
        }
        return all;
    }

    private void fit(Instant day) {
        SequencedMap<String, Curve> past = new LinkedHashMap<>();
        for (int region = 0; region < recorded.places().size(); region++) {
            Curve all = recorded.grams().get(region);
            int known = (int) Duration.between(all.start(), day).dividedBy(all.step());
            if (known > 0) {
                past.put(recorded.places().get(region).column(), until(all, known));
            }
        }
        fitted = past.isEmpty() ? OwnForecasts.unfitted() : OwnForecasts.fit(past, day, outlook);
        fittedAt = day;
    }

    /// What is known of a curve before a step: nothing after it can be read.
    static Curve until(Curve curve, int end) {
        double[] values = new double[Math.min(end, curve.size())];
        for (int i = 0; i < values.length; i++) {
            values[i] = curve.get(i);
        }
        return new Curve(curve.start(), curve.step(), values);
    }

    private Curve grams(Curve known, Instant next, Optional<Curve> told) {
        int perDay = (int) Duration.ofDays(1).dividedBy(known.step());
        double[] values = new double[steps];
        for (int i = 0; i < steps; i++) {
            Instant at = next.plus(known.step().multipliedBy(i));
            double value = told.map(curve -> curve.valueAt(at)).orElse(Double.NaN);
            if (Double.isNaN(value)) {
                int like = known.size() + i;
                while (like >= known.size()) {
                    like -= perDay;
                }
                value =
                        i >= perDay
                                ? values[i - perDay]
                                : known.get(like < 0 ? known.size() - 1 : like);
            }
            values[i] = value;
        }
        return new Curve(next, known.step(), values);
    }
}
