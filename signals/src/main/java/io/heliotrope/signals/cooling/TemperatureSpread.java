package io.heliotrope.signals.cooling;

import io.heliotrope.model.Curve;
import io.heliotrope.signals.weather.AirCurves;

/// How uncertain a temperature forecast is: its p10 and p90 in degrees C, on the same steps.
public record TemperatureSpread(Curve p10C, Curve p90C) {
    /// The normal distribution's 0.9 quantile.
    private static final double DEVIATIONS = 1.2815515655446004;

    /// @throws IllegalArgumentException when steps differ, or p10 is above p90
    public TemperatureSpread {
        AirCurves.requireSameSteps("p90", p90C, "p10", p10C);
        requireOrder("p10", p10C, "p90", p90C);
    }

    /// From a forecast and the standard deviation of its error in K, taken to be normal.
    ///
    /// @throws IllegalArgumentException when steps differ, or a deviation is negative
    public static TemperatureSpread ofDeviation(Curve celsius, Curve deviationK) {
        AirCurves.requireSameSteps("deviation", deviationK, "temperature", celsius);
        deviationK.requireAtLeast(0, "standard deviation of the temperature in K");
        return new TemperatureSpread(
                shifted(celsius, deviationK, -DEVIATIONS),
                shifted(celsius, deviationK, DEVIATIONS));
    }

    private static Curve shifted(Curve celsius, Curve deviationK, double deviations) {
        double[] values = celsius.toArray();
        for (int i = 0; i < values.length; i++) {
            values[i] += deviations * deviationK.get(i);
        }
        return new Curve(celsius.start(), celsius.step(), values);
    }

    void requireAround(Curve celsius) {
        AirCurves.requireSameSteps("spread", p10C, "temperature", celsius);
        requireOrder("p10", p10C, "the temperature", celsius);
        requireOrder("the temperature", celsius, "p90", p90C);
    }

    private static void requireOrder(String lower, Curve least, String upper, Curve most) {
        for (int i = 0; i < least.size(); i++) {
            if (least.get(i) > most.get(i)) {
                throw new IllegalArgumentException(
                        "slot %s: %s (%s C) must not be above %s (%s C)"
                                .formatted(i, lower, least.get(i), upper, most.get(i)));
            }
        }
    }
}
