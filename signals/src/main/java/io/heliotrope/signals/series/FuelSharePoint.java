package io.heliotrope.signals.series;

import io.heliotrope.model.Quality;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/// The share of a zone's power, 0 to 1, that each fuel makes, and the time for which it holds.
///
/// `imported` is what comes from elsewhere, of fuels that nobody tells. A fuel that is not in the
/// map is not known, which is not zero.
public record FuelSharePoint(
        Instant validFrom,
        Instant validTo,
        Map<Fuel, Double> shares,
        double imported,
        Quality quality,
        String estimationMethod,
        Instant updatedAt)
        implements Timed {
    public FuelSharePoint {
        Timeline.requireOrder(validFrom, validTo);
        if (shares.isEmpty()) {
            throw new IllegalArgumentException("a mix at " + validFrom + " without any fuel");
        }
        shares.values().forEach(FuelSharePoint::requireShare);
        requireShare(imported);
        shares = Collections.unmodifiableMap(new EnumMap<>(shares));
    }

    private static void requireShare(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("a share of power must be 0..1, was " + share);
        }
    }
}
