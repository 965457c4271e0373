package io.heliotrope.workers;

import io.heliotrope.model.ClusterId;
import io.heliotrope.queues.ClientSettings;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The clusters that a worker talks to: the home clusters that may send it work, and the control
/// plane.
public record Clusters(SortedMap<ClusterId, ClientSettings> homes, ClientSettings control) {
    public Clusters {
        if (homes.isEmpty()) {
            throw new IllegalArgumentException("a worker needs at least one home cluster");
        }
        homes = Collections.unmodifiableSortedMap(new TreeMap<>(homes));
    }

    /// The names of the home clusters by how they are reached: several may be one Kafka cluster,
    /// whose dispatch topics are then theirs together and are read once.
    Map<ClientSettings, SortedSet<ClusterId>> byKafka() {
        Map<ClientSettings, SortedSet<ClusterId>> all = new LinkedHashMap<>();
        homes.forEach((name, settings) ->
                all.computeIfAbsent(settings, unseen -> new TreeSet<>()).add(name));
        return all;
    }

    public static Clusters of(Map<ClusterId, ClientSettings> homes, ClientSettings control) {
        return new Clusters(new TreeMap<>(homes), control);
    }
}
