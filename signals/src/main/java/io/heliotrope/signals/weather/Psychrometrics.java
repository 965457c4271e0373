package io.heliotrope.signals.weather;

/// Moist air in SI units: degrees Celsius, relative humidity 0..1, pressure in Pa.
///
/// Equations of the ASHRAE Fundamentals 2017, chapter 1; over ice up to 0.01 degrees. Pure
/// functions.
public final class Psychrometrics {
    /// Pressure at sea level in Pa.
    public static final double SEA_LEVEL_PASCALS = 101_325;

    private static final double KELVIN = 273.15;
    private static final double TRIPLE_POINT_C = 0.01;
    private static final double COLDEST_C = -150;
    private static final double VAPOUR_TO_AIR = 0.621945;
    private static final int HALVINGS = 60;

    private Psychrometrics() {}

    /// Pressure of the standard atmosphere in Pa at `metres` above the sea.
    public static double pressureAt(double metres) {
        return SEA_LEVEL_PASCALS * StrictMath.pow(1 - 2.25577e-5 * metres, 5.2559);
    }

    /// Pressure of saturated vapour in Pa.
    public static double saturationPressure(double celsius) {
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

    /// Mass of vapour per mass of dry air.
    public static double humidityRatio(Weather air) {
        return ratio(vapourPressure(air), air.pascals());
    }

    private static double vapourPressure(Weather air) {
        return air.relativeHumidity() * saturationPressure(air.celsius());
    }

    private static double ratio(double vapourPascals, double pascals) {
        return VAPOUR_TO_AIR * vapourPascals / (pascals - vapourPascals);
    }

    /// Dew point, below 0 degrees the frost point, in degrees C.
    public static double dewPoint(Weather air) {
        double vapour = vapourPressure(air);
        double low = COLDEST_C;
        double high = air.celsius();
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (saturationPressure(middle) < vapour) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /// Thermodynamic wet-bulb temperature in degrees C, between dew point and dry bulb.
    public static double wetBulb(Weather air) {
        double wanted = humidityRatio(air);
        double low = dewPoint(air);
        double high = air.celsius();
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (ratioAtWetBulb(air, middle) < wanted) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private static double ratioAtWetBulb(Weather air, double wetBulb) {
        double saturated = ratio(saturationPressure(wetBulb), air.pascals());
        double sensible = 1.006 * (air.celsius() - wetBulb);
        return wetBulb >= 0
                ? ((2501 - 2.326 * wetBulb) * saturated - sensible)
                        / (2501 + 1.86 * air.celsius() - 4.186 * wetBulb)
                : ((2830 - 0.24 * wetBulb) * saturated - sensible)
                        / (2830 + 1.86 * air.celsius() - 2.1 * wetBulb);
    }
}
