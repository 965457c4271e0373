package io.heliotrope.signals.weather;

import io.heliotrope.model.Curve;
import java.util.Arrays;

/// Outdoor air over time: temperature in degrees C, relative humidity 0.001..1 and pressure in Pa,
/// on the same steps. A slot is known where all three are.
///
/// Immutable; safe from any thread.
public record AirCurves(Curve celsius, Curve relativeHumidity, Curve pascals) {
    private static final double DRIEST = 0.001;

    /// @throws IllegalArgumentException when steps differ, or naming the first value out of range
    public AirCurves {
        requireSameSteps("humidity", relativeHumidity, "temperature", celsius);
        requireSameSteps("pressure", pascals, "temperature", celsius);
        Weather.CELSIUS.requireKnown(celsius);
        Weather.HUMIDITY.requireKnown(relativeHumidity);
        Weather.PASCALS.requireKnown(pascals);
    }

    /// Air at one pressure in Pa, such as that of the site's altitude.
    public static AirCurves atPressure(Curve celsius, Curve relativeHumidity, double pascals) {
        double[] constant = new double[celsius.size()];
        Arrays.fill(constant, pascals);
        return new AirCurves(
                celsius, relativeHumidity, new Curve(celsius.start(), celsius.step(), constant));
    }

    /// Air at sea level of which dry bulb and dew point are known, in degrees C; not drier than
    /// what [Weather] takes. A gap of one of them is a gap.
    public static AirCurves ofDewPoint(Curve celsius, Curve dewPointC) {
        requireSameSteps("dew point", dewPointC, "temperature", celsius);
        double[] humidity = new double[celsius.size()];
        for (int i = 0; i < humidity.length; i++) {
            boolean isKnown = !Double.isNaN(celsius.get(i)) && !Double.isNaN(dewPointC.get(i));
            humidity[i] =
                    isKnown
                            ? Math.max(
                                    DRIEST,
                                    Psychrometrics.relativeHumidity(
                                            celsius.get(i), dewPointC.get(i)))
                            : Double.NaN;
        }
        return atPressure(
                celsius,
                new Curve(celsius.start(), celsius.step(), humidity),
                Psychrometrics.SEA_LEVEL_PASCALS);
    }

    /// Checks that two curves have start, step and length in common.
    ///
    /// @throws IllegalArgumentException naming both
    public static void requireSameSteps(String what, Curve curve, String like, Curve other) {
        if (!curve.start().equals(other.start())
                || !curve.step().equals(other.step())
                || curve.size() != other.size()) {
            throw new IllegalArgumentException(
                    "%s (%s) must have the steps of %s (%s)".formatted(what, curve, like, other));
        }
    }

    public int size() {
        return celsius.size();
    }

    /// Whether nothing is missing in slot `slot`.
    public boolean isKnown(int slot) {
        return !Double.isNaN(celsius.get(slot))
                && !Double.isNaN(relativeHumidity.get(slot))
                && !Double.isNaN(pascals.get(slot));
    }

    /// The air of a slot that is known.
    ///
    /// @throws IllegalArgumentException in a gap
    public Weather get(int slot) {
        return new Weather(celsius.get(slot), relativeHumidity.get(slot), pascals.get(slot));
    }

    /// The same humidity and pressure at other temperatures.
    public AirCurves withCelsius(Curve other) {
        return new AirCurves(other, relativeHumidity, pascals);
    }
}
