package io.heliotrope.signals.cooling;

import io.heliotrope.signals.weather.Psychrometrics;
import io.heliotrope.signals.weather.Weather;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// Limits of air at an inlet, all included: dry bulb and dew point in degrees C (frost point below
/// 0), relative humidity 0..1. Both limits of moisture hold, whichever is narrower.
public record Envelope(
        double coldestC,
        double hottestC,
        double lowestDewPointC,
        double highestDewPointC,
        double driest,
        double dampest) {
    /// What ASHRAE recommends for A1 to A4.
    static final Envelope RECOMMENDED = new Envelope(18, 27, -9, 15, 0, 0.70);

    /// A side on which air leaves an envelope.
    public enum Breach {
        TOO_COLD,
        TOO_WARM,
        TOO_DRY,
        TOO_DAMP
    }

    /// @throws IllegalArgumentException when a lower limit is not below its upper one
    public Envelope {
        requireOrder("dry bulb", coldestC, hottestC);
        requireOrder("dew point", lowestDewPointC, highestDewPointC);
        requireOrder("relative humidity", driest, dampest);
    }

    private static void requireOrder(String what, double least, double most) {
        if (!(least < most)) {
            throw new IllegalArgumentException(
                    "%s: the lower limit (%s) must be below the upper (%s)"
                            .formatted(what, least, most));
        }
    }

    /// Allowable limits; all classes have the dry end in common.
    static Envelope allowable(
            double coldestC, double hottestC, double highestDewPointC, double dampest) {
        return new Envelope(coldestC, hottestC, -12, highestDewPointC, 0.08, dampest);
    }

    Envelope between(double coldest, double hottest) {
        return new Envelope(coldest, hottest, lowestDewPointC, highestDewPointC, driest, dampest);
    }

    Envelope dampestAt(double humidity) {
        return new Envelope(
                coldestC, hottestC, lowestDewPointC, highestDewPointC, driest, humidity);
    }

    public boolean contains(Weather inlet) {
        return breaches(inlet).isEmpty();
    }

    /// On which sides `inlet` is outside; empty within.
    public Set<Breach> breaches(Weather inlet) {
        double dewPointC = Psychrometrics.dewPoint(inlet);
        double humidity = inlet.relativeHumidity();
        Set<Breach> breaches = EnumSet.noneOf(Breach.class);
        if (inlet.celsius() < coldestC) {
            breaches.add(Breach.TOO_COLD);
        }
        if (inlet.celsius() > hottestC) {
            breaches.add(Breach.TOO_WARM);
        }
        if (dewPointC < lowestDewPointC || humidity < driest) {
            breaches.add(Breach.TOO_DRY);
        }
        if (dewPointC > highestDewPointC || humidity > dampest) {
            breaches.add(Breach.TOO_DAMP);
        }
        return Collections.unmodifiableSet(breaches);
    }
}
