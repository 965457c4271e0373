package io.heliotrope.signals.cooling;

import io.heliotrope.signals.weather.Weather;

/// ASHRAE TC9.9's classes of air-cooled IT, by the air at its inlet (2021, fifth edition).
///
/// For sites up to 3050 m; the fall of the highest allowable temperature above 900 m is not
/// reckoned. H1 is the class of high density; its lower temperature and its humidity are as they
/// are commonly quoted, not read in the book.
public enum AirClass {
    A1,
    A2,
    A3,
    A4,
    H1;

    private static final double DAMPEST_WITH_CORROSIVE_GASES = 0.50;

    /// How well air at an inlet suits a class.
    public enum Fit {
        RECOMMENDED,
        ALLOWABLE,
        OUTSIDE
    }

    /// Where IT is kept in order to last, in air with little corrosive gas.
    public Envelope recommended() {
        return switch (this) {
            case A1, A2, A3, A4 -> Envelope.RECOMMENDED;
            case H1 -> Envelope.RECOMMENDED.between(18, 22);
        };
    }

    /// The same where silver coupons show corrosive gases: at most 50 % humidity.
    public Envelope recommendedWithCorrosiveGases() {
        return recommended().dampestAt(DAMPEST_WITH_CORROSIVE_GASES);
    }

    /// Where IT of this class must work.
    public Envelope allowable() {
        return switch (this) {
            case A1 -> Envelope.allowable(15, 32, 17, 0.80);
            case A2 -> Envelope.allowable(10, 35, 21, 0.80);
            case A3 -> Envelope.allowable(5, 40, 24, 0.85);
            case A4 -> Envelope.allowable(5, 45, 24, 0.90);
            case H1 -> Envelope.allowable(5, 25, 17, 0.80);
        };
    }

    public Fit fit(Weather inlet) {
        if (recommended().contains(inlet)) {
            return Fit.RECOMMENDED;
        }
        return allowable().contains(inlet) ? Fit.ALLOWABLE : Fit.OUTSIDE;
    }
}
