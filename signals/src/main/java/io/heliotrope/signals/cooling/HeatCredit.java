package io.heliotrope.signals.cooling;

import io.heliotrope.model.KilowattHours;
import io.heliotrope.signals.weather.Range;

/// Heat that a site gave away, and what somebody else would have burned for it.
///
/// A figure beside the account, never in it: what the site emitted stays what it emitted. So its
/// mass has a type of its own that no emission can be reckoned with, and that cannot be negative.
public record HeatCredit(KilowattHours heat, Displaced displaced) {
    /// What others did not emit: heat times what it displaced.
    public Avoided avoided() {
        return new Avoided(heat.value() * displaced.gramsPerKwhOfHeat());
    }

    /// What the heat displaced, and what a kWh of heat from there would have emitted.
    public record Displaced(String source, double gramsPerKwhOfHeat) {
        private static final Range EFFICIENCY = new Range("efficiency of a boiler", 0.5, 1.1, "");
        private static final Range GRAMS = new Range("displaced heat", 0, 2_000, "g/kWh");

        /// Natural gas, IPCC 2006 guidelines, volume 2, table 2.2: 56.1 g/MJ by lower heating
        /// value.
        private static final double GAS_GRAMS_PER_KWH = 56.1 * 3.6;

        public Displaced {
            GRAMS.require(gramsPerKwhOfHeat);
        }

        /// A gas boiler of this efficiency by lower heating value, 0.5..1.1: at 0.9, 224 g per kWh
        /// of heat.
        public static Displaced gasBoiler(double efficiency) {
            return new Displaced(
                    "gas boiler, efficiency " + efficiency,
                    GAS_GRAMS_PER_KWH / EFFICIENCY.require(efficiency));
        }
    }

    /// Mass of CO2 in grams that others are thought not to have emitted. Finite, at least 0. Not an
    /// emission, not negative emission, and not a reduction of one.
    public record Avoided(double gramsElsewhere) {
        public Avoided {
            if (!(gramsElsewhere >= 0 && Double.isFinite(gramsElsewhere))) {
                throw new IllegalArgumentException(
                        "avoided grams must be finite and >= 0, was " + gramsElsewhere);
            }
        }

        public Avoided plus(Avoided other) {
            return new Avoided(gramsElsewhere + other.gramsElsewhere);
        }

        @Override
        public String toString() {
            return gramsElsewhere + " g avoided elsewhere, in no account";
        }
    }
}
