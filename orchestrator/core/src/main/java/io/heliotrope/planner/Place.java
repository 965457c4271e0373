package io.heliotrope.planner;

import io.heliotrope.model.RegionId;
import java.util.Comparator;

/// A region and the slot, counted as [io.heliotrope.model.Slots] does, with which a run begins
/// there.
record Place(RegionId region, long slot) implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
            Comparator.comparingLong(Place::slot).thenComparing(p -> p.region().value());

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }
}
