package io.heliotrope.signals.cooling;

import io.heliotrope.signals.weather.Range;
import io.heliotrope.signals.weather.Weather;

/// What a site's cooling evaporates and blows down.
///
/// `evaporativeShare` (0..1) is the part of the heat on the wet way that leaves as vapour: 1 is an
/// upper bound, since a tower warms the air too. `heatPerItKwh` (1..2) is the heat on that way in
/// kWh per IT kWh, usually 1.05..1.3. `cyclesOfConcentration` (above 1, up to 20) is how many times
/// saltier the basin is than what flows in: `C / (C - 1)` is what is drawn for each litre
/// evaporated. Drift, leaks and humidifiers are not in it.
public record WaterUse(double evaporativeShare, double heatPerItKwh, double cyclesOfConcentration) {
    private static final Range EVAPORATIVE = new Range("evaporative share", 0, 1, "");
    private static final Range HEAT = new Range("heat per IT kWh", 1, 2, "kWh");
    private static final double MOST_CYCLES = 20;
    private static final double MEGAJOULES_PER_KWH = 3.6;
    private static final double MEGAJOULES_PER_LITRE = 2.45;

    /// A site that evaporates nothing.
    public static final WaterUse NONE = new WaterUse(0, 1, 3);

    private static final double TYPICAL_HEAT = 1.1;

    /// An upper bound of a wet site: all heat leaves as vapour, 1.1 kWh of it per IT kWh.
    public static WaterUse atMost(double cyclesOfConcentration) {
        return new WaterUse(1, TYPICAL_HEAT, cyclesOfConcentration);
    }

    /// @throws IllegalArgumentException naming the value and its range
    public WaterUse {
        EVAPORATIVE.require(evaporativeShare);
        HEAT.require(heatPerItKwh);
        if (!(cyclesOfConcentration > 1 && cyclesOfConcentration <= MOST_CYCLES)) {
            throw new IllegalArgumentException(
                    "cycles of concentration must be above 1 and at most 20, was "
                            + cyclesOfConcentration);
        }
    }

    /// WUE while all heat takes the wet way: `e q 1.47 C / (C - 1)` with 1.47 L of water for the
    /// latent heat of a kWh (3.6 MJ over 2.45 MJ/kg).
    public Wue whenWet() {
        return new Wue(
                evaporativeShare
                        * heatPerItKwh
                        * (MEGAJOULES_PER_KWH / MEGAJOULES_PER_LITRE)
                        * cyclesOfConcentration
                        / (cyclesOfConcentration - 1));
    }

    /// WUE in this air.
    public Wue wue(Economizer economizer, Weather air) {
        return new Wue(whenWet().litresPerItKwh() * economizer.wetShare(air));
    }
}
