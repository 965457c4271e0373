package io.heliotrope.signals.series;

import io.heliotrope.model.Quality;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/// The mean power of each fuel, and the time for which it holds. A fuel that is not in the map is
/// not known, which is not zero.
public record MixPoint(
        Instant validFrom,
        Instant validTo,
        Map<Fuel, Megawatts> power,
        Quality quality,
        String estimationMethod,
        Instant updatedAt)
        implements Timed {
    public MixPoint {
        Timeline.requireOrder(validFrom, validTo);
        if (power.isEmpty()) {
            throw new IllegalArgumentException("a mix at " + validFrom + " without any fuel");
        }
        power = Collections.unmodifiableMap(new EnumMap<>(power));
    }
}
