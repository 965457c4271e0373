package io.heliotrope.signals.carbon;

import io.heliotrope.model.Curve;
import io.heliotrope.model.GridZone;
import io.heliotrope.signals.http.Outage;
import io.heliotrope.signals.http.Unusable;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// Puts the points of a forecast in order, on equal steps.
///
/// A point that is null, implausible, or told twice with different values is a gap.
final class ForecastPoints {
    private static final int MOST_STEPS = 3_000;

    private final GridZone zone;
    private final Plausibility plausibility;
    private final NavigableMap<Instant, Double> byTime = new TreeMap<>();
    private boolean isEveryValueZero = true;
    private double lastImplausible = Double.NaN;

    ForecastPoints(GridZone zone, Plausibility plausibility) {
        this.zone = zone;
        this.plausibility = plausibility;
    }

    /// `gramsPerKwh` is NaN when the provider does not know.
    void add(Instant at, double gramsPerKwh) {
        isEveryValueZero &= gramsPerKwh == 0 || Double.isNaN(gramsPerKwh);
        double value = gramsPerKwh;
        if (!Double.isNaN(value) && !plausibility.accepts(zone, value)) {
            lastImplausible = value;
            value = Double.NaN;
        }
        Double told = byTime.putIfAbsent(at, value);
        if (told != null && told != value) {
            byTime.put(at, Double.NaN);
        }
    }

    /// The points as a curve; `usualStep` holds when there is only one.
    Curve curve(Duration usualStep) throws Unusable {
        if (byTime.isEmpty()) {
            throw new Unusable(Outage.NO_VALUE, "a forecast without points for " + zone);
        }
        boolean isAnyKnown = byTime.values().stream().anyMatch(value -> !Double.isNaN(value));
        boolean isAnyZero = lastImplausible == 0 || byTime.containsValue(0.0);
        if (isEveryValueZero && isAnyZero) {
            throw new Unusable(Outage.IMPLAUSIBLE, "a forecast of nothing but zeros for " + zone);
        }
        if (!isAnyKnown) {
            throw Double.isNaN(lastImplausible)
                    ? new Unusable(Outage.NO_VALUE, "a forecast of nothing but nulls for " + zone)
                    : new Unusable(
                            Outage.IMPLAUSIBLE,
                            "a forecast of " + lastImplausible + " g/kWh for " + zone);
        }
        return onEqualSteps(step(usualStep));
    }

    private Duration step(Duration usualStep) {
        Duration least = usualStep;
        Instant before = null;
        for (Instant at : byTime.keySet()) {
            if (before != null && Duration.between(before, at).compareTo(least) < 0) {
                least = Duration.between(before, at);
            }
            before = at;
        }
        return least;
    }

    private Curve onEqualSteps(Duration step) throws Unusable {
        Instant start = byTime.firstKey();
        long steps = Duration.between(start, byTime.lastKey()).dividedBy(step) + 1;
        if (steps > MOST_STEPS) {
            throw new Unusable(Outage.MALFORMED, "a forecast of " + steps + " steps of " + step);
        }
        double[] values = new double[(int) steps];
        Arrays.fill(values, Double.NaN);
        for (Map.Entry<Instant, Double> point : byTime.entrySet()) {
            Duration since = Duration.between(start, point.getKey());
            long index = since.dividedBy(step);
            if (!step.multipliedBy(index).equals(since)) {
                throw new Unusable(
                        Outage.MALFORMED,
                        "a point at " + point.getKey() + " between steps of " + step);
            }
            values[(int) index] = point.getValue();
        }
        return new Curve(start, step, values);
    }
}
