package io.heliotrope.signals.weather;

import java.util.function.DoubleUnaryOperator;

/// Moist air in SI units: degrees Celsius, relative humidity 0..1, pressure in Pa.
///
/// Equations of the ASHRAE Fundamentals 2017, chapter 1: saturation over ice up to 0.01 degrees,
/// over water above. Solved by bisection, at the pressure of the site: formulas for sea level such
/// as Stull's (2011) are some 0.5 K off at 1600 m. Pure functions; some microseconds each.
public final class Psychrometrics {
    /// Pressure at sea level in Pa.
    public static final double SEA_LEVEL_PASCALS = 101_325;

    private static final double KELVIN = 273.15;
    private static final double TRIPLE_POINT_C = 0.01;
    private static final double FREEZING_C = 0;
    private static final double COLDEST_DEW_POINT_C = -150;
    private static final Range ALTITUDE = new Range("altitude", -500, 9_000, "m");
    private static final Range SATURATION = new Range("temperature of saturation", -100, 200, "C");
    private static final double VAPOUR_TO_AIR = 0.621945;
    private static final int HALVINGS = 60;

    private Psychrometrics() {}

    /// Pressure of the standard atmosphere in Pa at `metres` above the sea, -500..9000.
    ///
    /// @throws IllegalArgumentException outside of that
    public static double pressureAt(double metres) {
        ALTITUDE.require(metres);
        return SEA_LEVEL_PASCALS * StrictMath.pow(1 - 2.25577e-5 * metres, 5.2559);
    }

    /// Pressure of saturated vapour in Pa, for -100..200 degrees C.
    ///
    /// @throws IllegalArgumentException outside of that
    public static double saturationPressure(double celsius) {
        SATURATION.require(celsius);
        return saturated(celsius);
    }

    private static double saturated(double celsius) {
        double t = celsius + KELVIN;
        return StrictMath.exp(celsius <= TRIPLE_POINT_C ? lnOverIce(t) : lnOverWater(t));
    }

    private static double lnOverIce(double t) {
        return -5674.5359 / t
                + 6.3925247
                - 0.009677843 * t
                + 6.2215701e-7 * t * t
                + 2.0747825e-9 * t * t * t
                - 9.484024e-13 * t * t * t * t
                + 4.1635019 * StrictMath.log(t);
    }

    private static double lnOverWater(double t) {
        return -5800.2206 / t
                + 1.3914993
                - 0.048640239 * t
                + 4.1764768e-5 * t * t
                - 1.4452093e-8 * t * t * t
                + 6.5459673 * StrictMath.log(t);
    }

    /// Mass of vapour per mass of dry air, kg/kg.
    public static double humidityRatio(Weather air) {
        return ratio(vapourPressure(air), air.pascals());
    }

    private static double vapourPressure(Weather air) {
        return air.relativeHumidity() * saturated(air.celsius());
    }

    private static double ratio(double vapourPascals, double pascals) {
        return VAPOUR_TO_AIR * vapourPascals / (pascals - vapourPascals);
    }

    /// Dew point, below 0.01 degrees the frost point, in degrees C.
    public static double dewPoint(Weather air) {
        double vapour = vapourPressure(air);
        return rootOf(c -> saturated(c) - vapour, COLDEST_DEW_POINT_C, air.celsius());
    }

    /// The relative humidity, 0..1, of air of `celsius` whose dew point is `dewPointC`; 1 where the
    /// dew point is not below it.
    ///
    /// @throws IllegalArgumentException when one of them is outside of -100..200 degrees C
    public static double relativeHumidity(double celsius, double dewPointC) {
        return Math.min(1, saturationPressure(dewPointC) / saturationPressure(celsius));
    }

    /// Thermodynamic wet-bulb temperature in degrees C, between dew point and dry bulb.
    ///
    /// Close to freezing the equations have two answers, a thermometer wet with water and one with
    /// ice. Water is taken where it can be, so that the result rises with temperature and humidity
    /// and falls with altitude; where water begins it steps by up to 0.7 K at sea level, 1 K at
    /// 5500 m.
    public static double wetBulb(Weather air) {
        double wanted = humidityRatio(air);
        double low = dewPoint(air);
        double high = air.celsius();
        boolean isWater = high >= FREEZING_C && ratioOverWater(air, FREEZING_C) <= wanted;
        return isWater
                ? rootOf(c -> ratioOverWater(air, c) - wanted, Math.max(low, FREEZING_C), high)
                : rootOf(c -> ratioOverIce(air, c) - wanted, low, Math.min(high, FREEZING_C));
    }

    private static double ratioOverWater(Weather air, double wetBulb) {
        double saturated = ratio(saturated(wetBulb), air.pascals());
        return ((2501 - 2.326 * wetBulb) * saturated - sensible(air, wetBulb))
                / (2501 + 1.86 * air.celsius() - 4.186 * wetBulb);
    }

    private static double ratioOverIce(Weather air, double wetBulb) {
        double saturated = ratio(saturated(wetBulb), air.pascals());
        return ((2830 - 0.24 * wetBulb) * saturated - sensible(air, wetBulb))
                / (2830 + 1.86 * air.celsius() - 2.1 * wetBulb);
    }

    private static double sensible(Weather air, double wetBulb) {
        return 1.006 * (air.celsius() - wetBulb);
    }

    /// Where `rising` crosses 0 between `low` and `high`, by halving; the nearer end if nowhere.
    private static double rootOf(DoubleUnaryOperator rising, double low, double high) {
        double below = low;
        double above = high;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (below + above) / 2;
            if (rising.applyAsDouble(middle) < 0) {
                below = middle;
            } else {
                above = middle;
            }
        }
        return above;
    }
}
