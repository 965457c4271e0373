package io.heliotrope.signals.forecast;

import java.time.Instant;
import java.util.Optional;

/// What was known of the weather to come when a forecast was made, as numbers of the same meaning
/// for every zone.
public interface Outlook {
    /// How many numbers there are.
    int size();

    /// Whether anything is known of the zone at any time.
    boolean covers(String zone);

    /// The numbers that were known at `origin`; empty when there are none for that moment.
    Optional<double[]> at(String zone, Instant origin);

    /// No weather at all.
    static Outlook none() {
        return new Outlook() {
            @Override
            public int size() {
                return 0;
            }

            @Override
            public boolean covers(String zone) {
                return false;
            }

            @Override
            public Optional<double[]> at(String zone, Instant origin) {
                return Optional.empty();
            }
        };
    }
}
