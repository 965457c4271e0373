package io.heliotrope.signals.doctor;

import io.heliotrope.model.GridZone;
import java.util.HashSet;
import java.util.List;

/// The feeds of a zone by name, the most trusted first.
public record ZonePlan(GridZone zone, List<String> feeds) {
    /// @throws IllegalArgumentException when a feed is listed twice
    public ZonePlan {
        feeds = List.copyOf(feeds);
        if (new HashSet<>(feeds).size() < feeds.size()) {
            throw new IllegalArgumentException(
                    "zone " + zone + " lists a feed twice: " + String.join(", ", feeds));
        }
    }
}
