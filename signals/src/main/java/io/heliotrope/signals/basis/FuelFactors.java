package io.heliotrope.signals.basis;

import io.heliotrope.signals.series.Fuel;
import io.heliotrope.signals.series.Megawatts;
import java.util.EnumMap;
import java.util.Map;

/// What a kWh of each fuel emits, in g: over its life cycle, and while it is made.
///
/// Values are the defaults that Electricity Maps publishes (IPCC 2014 for the life cycle; direct
/// ones for coal and gas of the same table). Not in it, and so left out of every conversion: oil,
/// whose two factors come from sources that do not agree; unknown fuels; and what storage gives
/// back, which depends on what it took in.
final class FuelFactors {
    private static final Map<Fuel, Factors> TABLE =
            new EnumMap<>(
                    Map.of(
                            Fuel.BIOMASS, new Factors(230, 0),
                            Fuel.COAL, new Factors(820, 760),
                            Fuel.GAS, new Factors(490, 370),
                            Fuel.GEOTHERMAL, new Factors(38, 0),
                            Fuel.HYDRO, new Factors(24, 0),
                            Fuel.NUCLEAR, new Factors(12, 0),
                            Fuel.SOLAR, new Factors(45, 0),
                            Fuel.WIND, new Factors(11, 0)));

    private FuelFactors() {}

    private record Factors(double lifecycle, double direct) {}

    /// What a kWh of a mix emits, in g, by the fuels that have factors; `leftOut` is the share of
    /// the power, 0 to 1, that has none, and `imported` that which comes from elsewhere, of unknown
    /// fuels.
    record Mean(double lifecycle, double direct, double leftOut, double imported) {
        /// What comes on top of direct emissions.
        double upstream() {
            return lifecycle - direct;
        }
    }

    /// Power below zero goes into storage and makes nothing. All NaN when no fuel has a factor.
    static Mean of(Map<Fuel, Megawatts> power) {
        Map<Fuel, Double> weights = new EnumMap<>(Fuel.class);
        power.forEach((fuel, megawatts) -> weights.put(fuel, Math.max(0, megawatts.value())));
        return of(weights, 0);
    }

    /// The same of any weights, 0 or more, `imported` in the same measure.
    static Mean of(Map<Fuel, Double> weights, double imported) {
        double all = imported;
        double known = 0;
        double lifecycle = 0;
        double direct = 0;
        for (Map.Entry<Fuel, Double> each : weights.entrySet()) {
            double weight = each.getValue();
            Factors factors = TABLE.get(each.getKey());
            all += weight;
            if (factors != null) {
                known += weight;
                lifecycle += weight * factors.lifecycle();
                direct += weight * factors.direct();
            }
        }
        return new Mean(
                lifecycle / known, direct / known, 1 - (known + imported) / all, imported / all);
    }
}
