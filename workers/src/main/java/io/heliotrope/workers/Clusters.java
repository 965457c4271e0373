package io.heliotrope.workers;

import io.heliotrope.model.ClusterId;
import io.heliotrope.queues.ClientSettings;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The clusters that a worker talks to: the home clusters that may send it work, and the control
/// plane.
public record Clusters(SortedMap<ClusterId, ClientSettings> homes, ClientSettings control) {
    public Clusters {
        if (homes.isEmpty()) {
            throw new IllegalArgumentException("a worker needs at least one home cluster");
        }
        homes = Collections.unmodifiableSortedMap(new TreeMap<>(homes));
    }

    public static Clusters of(Map<ClusterId, ClientSettings> homes, ClientSettings control) {
        return new Clusters(new TreeMap<>(homes), control);
    }
}
