package io.heliotrope.signals.feeds;

import io.heliotrope.model.GridZone;
import io.heliotrope.signals.http.FeedResult;
import java.util.Collections;
import java.util.SortedSet;

/// What a provider told of a key. Safe from any thread.
@FunctionalInterface
public interface Rights {
    /// What may be asked of `zone`. A provider that finds zones by their place may be asked for it;
    /// then this blocks.
    FeedResult<Permission> of(GridZone zone);

    /// Whether the provider has `zone`, by the list that it told; if not, with the nearest names
    /// that it has. One that told no list has all that its feed serves.
    default Coverage serves(GridZone zone) {
        return new Coverage.Served(zone.value());
    }

    /// The zones of that list, in order; none when the provider told no list.
    default SortedSet<GridZone> offered() {
        return Collections.emptySortedSet();
    }
}
