package io.heliotrope.signals.electricitymaps;

import io.heliotrope.model.GridZone;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// The provider's zones, and what the key may ask of each.
public record ZoneRights(SortedMap<GridZone, Zone> zones) {
    private static final String EVERYTHING = "*";

    public ZoneRights {
        zones = Collections.unmodifiableSortedMap(new TreeMap<>(zones));
    }

    /// `name` is for people. `paths` is what may be asked, such as `carbon-intensity/latest`, where
    /// `*` is everything; it is told only to those with a key.
    public record Zone(String name, boolean isTold, Set<String> paths) {
        public Zone {
            paths = Set.copyOf(paths);
        }
    }

    /// What is known of a right.
    public enum Right {
        GRANTED,
        DENIED,
        /// The provider did not say: it was asked without a key.
        UNTOLD,
        /// There is no such zone.
        NO_ZONE
    }

    /// Whether the key may ask for `path`, such as `carbon-intensity/forecast`, of `zone`.
    public Right of(GridZone zone, String path) {
        Zone known = zones.get(zone);
        if (known == null) {
            return Right.NO_ZONE;
        }
        if (!known.isTold()) {
            return Right.UNTOLD;
        }
        boolean isGranted = known.paths().contains(EVERYTHING) || known.paths().contains(path);
        return isGranted ? Right.GRANTED : Right.DENIED;
    }
}
