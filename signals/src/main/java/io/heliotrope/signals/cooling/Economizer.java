package io.heliotrope.signals.cooling;

import io.heliotrope.signals.weather.Psychrometrics;
import io.heliotrope.signals.weather.Range;
import io.heliotrope.signals.weather.Weather;

/// How a site uses the outdoors for cooling, and how far that goes in which weather.
///
/// One rule for all: a temperature of the outdoors drives it, up to [#freeUntilC()] nature does all
/// the cooling, from [#mechanicalFromC()] on machines do, in between they share in proportion.
/// Temperatures in degrees C, differences in K. Immutable; safe from any thread.
public sealed interface Economizer {
    /// The driver's temperature up to which no machine is needed.
    double freeUntilC();

    /// The driver's temperature from which on machines do it all; above [#freeUntilC()].
    double mechanicalFromC();

    /// The temperature that drives this technology, in this air.
    double driverC(Weather air);

    /// Whether outdoor air may not be used although it is cool.
    boolean isLockedOut(Weather air);

    /// The part of the heat, 0..1, that takes the way which evaporates water in this air, at a site
    /// that has such a way: all of it through a tower or wet pads, else what machines cool.
    double wetShare(Weather air);

    /// The part of the cooling that machines do, 0..1, at this temperature of the driver; NaN for
    /// NaN. Locks are not looked at.
    default double mechanicalShare(double driverC) {
        return Math.clamp((driverC - freeUntilC()) / (mechanicalFromC() - freeUntilC()), 0, 1);
    }

    /// The part of the cooling that machines do, 0..1, in this air. Never falls when the air gets
    /// warmer at the same relative humidity.
    default double mechanicalShare(Weather air) {
        return isLockedOut(air) ? 1 : mechanicalShare(driverC(air));
    }

    /// The part of the cooling that nature does, 0..1.
    default double freeShare(Weather air) {
        return 1 - mechanicalShare(air);
    }

    /// Outdoor air through the rooms. Supplied at `supplyC`, it returns `riseK` warmer; fans and
    /// filters cost `approachK`. Locked out when the outdoor dew point is above `highestDewPointC`.
    record AirSide(double supplyC, double riseK, double approachK, double highestDewPointC)
            implements Economizer {
        private static final Range SUPPLY = new Range("supply air", 5, 45, "C");
        private static final Range RISE = new Range("rise through the racks", 1, 40, "K");
        private static final Range DEW_POINT = new Range("highest dew point", -20, 40, "C");

        public AirSide {
            SUPPLY.require(supplyC);
            RISE.require(riseK);
            Limits.APPROACH.require(approachK);
            DEW_POINT.require(highestDewPointC);
        }

        /// Rise 12 K, approach 1 K: typical; dew point to 15 C: ASHRAE's recommended limit.
        public static AirSide at(double supplyC) {
            return new AirSide(supplyC, 12, 1, AirClass.A1.recommended().highestDewPointC());
        }

        /// The same with another lock, such as that of a class's allowable envelope.
        public AirSide lockedAbove(double dewPointC) {
            return new AirSide(supplyC, riseK, approachK, dewPointC);
        }

        @Override
        public double freeUntilC() {
            return supplyC - approachK;
        }

        @Override
        public double mechanicalFromC() {
            return supplyC + riseK;
        }

        @Override
        public double driverC(Weather air) {
            return air.celsius();
        }

        @Override
        public boolean isLockedOut(Weather air) {
            return Psychrometrics.dewPoint(air) > highestDewPointC;
        }

        @Override
        public double wetShare(Weather air) {
            return mechanicalShare(air);
        }
    }

    /// Chilled water from `supplyC` to `returnC` through an open tower, `towerApproachK` above the
    /// wet bulb, and a heat exchanger, `exchangerApproachK` more.
    record Tower(double supplyC, double returnC, double towerApproachK, double exchangerApproachK)
            implements Economizer {
        public Tower {
            Limits.requireWater(supplyC, returnC);
            Limits.APPROACH.require(towerApproachK);
            Limits.APPROACH.require(exchangerApproachK);
        }

        /// Approaches of 4 K and 1.5 K, in the middle of what is usual: 3..5 K and 1..2 K.
        public static Tower at(double supplyC, double returnC) {
            return new Tower(supplyC, returnC, 4, 1.5);
        }

        @Override
        public double freeUntilC() {
            return supplyC - towerApproachK - exchangerApproachK;
        }

        @Override
        public double mechanicalFromC() {
            return returnC - towerApproachK - exchangerApproachK;
        }

        @Override
        public double driverC(Weather air) {
            return Psychrometrics.wetBulb(air);
        }

        @Override
        public boolean isLockedOut(Weather air) {
            return false;
        }

        @Override
        public double wetShare(Weather air) {
            return 1;
        }
    }

    /// Warm liquid from `supplyC` to `returnC` through a dry cooler, `approachK` above the air:
    /// direct to chip, or immersion. Pads before it, wet while the dry bulb is above
    /// [#freeUntilC()], bring the air by `padEffectiveness` (0..1, 0 for none) towards its wet
    /// bulb.
    record DryCooler(double supplyC, double returnC, double approachK, double padEffectiveness)
            implements Economizer {
        private static final Range PADS = new Range("effectiveness of pads", 0, 1, "");
        private static final double RISE_K = 10;
        private static final double APPROACH_K = 6;
        private static final double USUAL_PADS = 0.8;

        public DryCooler {
            Limits.requireWater(supplyC, returnC);
            Limits.APPROACH.require(approachK);
            PADS.require(padEffectiveness);
        }

        /// Rise 10 K, approach 6 K in the middle of the usual 5..8 K, no pads.
        public static DryCooler at(double supplyC) {
            return new DryCooler(supplyC, supplyC + RISE_K, APPROACH_K, 0);
        }

        /// The same behind pads that reach 80 % of the way to the wet bulb.
        public DryCooler withPads() {
            return new DryCooler(supplyC, returnC, approachK, USUAL_PADS);
        }

        @Override
        public double freeUntilC() {
            return supplyC - approachK;
        }

        @Override
        public double mechanicalFromC() {
            return returnC - approachK;
        }

        @Override
        public double driverC(Weather air) {
            double dry = air.celsius();
            return padEffectiveness == 0
                    ? dry
                    : dry - padEffectiveness * (dry - Psychrometrics.wetBulb(air));
        }

        @Override
        public boolean isLockedOut(Weather air) {
            return false;
        }

        @Override
        public double wetShare(Weather air) {
            if (padEffectiveness == 0) {
                return mechanicalShare(air);
            }
            return air.celsius() > freeUntilC() ? 1 : 0;
        }
    }
}
