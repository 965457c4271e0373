package io.heliotrope.signals.weather;

/// How a site is cooled: what drives it and the two PUE values it moves between.
///
/// Up to `freeUntilC` of the driver free air does all the cooling, from `mechanicalFromC` on
/// machines do, in between they share. `pueFree` and `pueMechanical` are the PUE at full load at
/// both ends: two meter readings calibrate a site. `loadShare` is the part of the overhead that
/// follows the load; the rest is always there. The presets are typical design values, not those of
/// a particular site.
public record Cooling(
        String name,
        Driver driver,
        double freeUntilC,
        double mechanicalFromC,
        double pueFree,
        double pueMechanical,
        double highestDewPointC,
        double loadShare) {
    private static final double LOAD_SHARE = 0.6;
    private static final double ANY_DEW_POINT = 100;

    /// Chilled water 16/22 C through an evaporative tower (approach 4 K) and an exchanger (1.5 K).
    public static final Cooling CHILLED_WATER =
            preset("chilled-water", Driver.WET_BULB, 10.5, 16.5, 1.50, 1.80);

    /// Outdoor air, supply 24 C, return 36 C; locked out when the dew point is above 15 C.
    public static final Cooling AIR_SIDE =
            new Cooling("air-side", Driver.DRY_BULB, 23, 36, 1.06, 1.25, 15, LOAD_SHARE);

    /// Direct to chip with water of 32 C from a dry cooler (approach 6 K).
    public static final Cooling LIQUID_W32 =
            preset("liquid-w32", Driver.DRY_BULB, 26, 36, 1.10, 1.30);

    /// Direct to chip with water of 45 C from a dry cooler (approach 6 K).
    public static final Cooling LIQUID_W45 =
            preset("liquid-w45", Driver.DRY_BULB, 39, 49, 1.10, 1.30);

    /// Immersion, fluid 40/50 C, dry cooler (approach 6 K).
    public static final Cooling IMMERSION =
            preset("immersion", Driver.DRY_BULB, 34, 44, 1.02, 1.08);

    /// The temperature that decides.
    public enum Driver {
        DRY_BULB,
        WET_BULB
    }

    public Cooling {
        if (!(freeUntilC < mechanicalFromC)) {
            throw new IllegalArgumentException(
                    "%s: free cooling must end (%s C) below full mechanical cooling (%s C)"
                            .formatted(name, freeUntilC, mechanicalFromC));
        }
        if (!(pueFree >= 1 && pueFree <= pueMechanical && pueMechanical <= 3)) {
            throw new IllegalArgumentException(
                    "%s: PUE must be 1 <= free <= mechanical <= 3, was %s and %s"
                            .formatted(name, pueFree, pueMechanical));
        }
        if (!(loadShare >= 0 && loadShare <= 1)) {
            throw new IllegalArgumentException(
                    "%s: load share must be 0..1, was %s".formatted(name, loadShare));
        }
    }

    private static Cooling preset(
            String name,
            Driver driver,
            double freeC,
            double mechanicalC,
            double free,
            double mechanical) {
        return new Cooling(
                name, driver, freeC, mechanicalC, free, mechanical, ANY_DEW_POINT, LOAD_SHARE);
    }

    /// The part of the cooling that machines must do, 0..1, at the driver's temperature.
    public double mechanicalShare(double driverC) {
        return Math.clamp((driverC - freeUntilC) / (mechanicalFromC - freeUntilC), 0, 1);
    }

    /// The part of the cooling that machines must do, 0..1, in this air.
    public double mechanicalShare(Weather air) {
        if (Psychrometrics.dewPoint(air) > highestDewPointC) {
            return 1;
        }
        return mechanicalShare(
                driver == Driver.WET_BULB ? Psychrometrics.wetBulb(air) : air.celsius());
    }
}
