package io.heliotrope.orchestrator.access;

import static java.util.stream.Collectors.joining;

import io.heliotrope.model.ClusterId;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourcePattern;

/// All rights on one Kafka cluster. `names` are what the settings call it: a home cluster may be
/// the control cluster too.
public record ClusterRights(SortedSet<ClusterId> names, SortedSet<Right> rights) {
    public ClusterRights {
        names = Collections.unmodifiableSortedSet(new TreeSet<>(names));
        rights = Collections.unmodifiableSortedSet(new TreeSet<>(rights));
    }

    /// Such as `europe` or `home + world`.
    public String name() {
        return names.stream().map(ClusterId::value).collect(joining(" + "));
    }

    /// The rights of each role in order of resource.
    SortedMap<Role, SortedMap<ResourcePattern, SortedSet<AclOperation>>> byRole() {
        SortedMap<Role, SortedMap<ResourcePattern, SortedSet<AclOperation>>> all = new TreeMap<>();
        for (Right right : rights) {
            all.computeIfAbsent(right.role(), role -> new TreeMap<>(Right.BY_RESOURCE))
                    .computeIfAbsent(right.resource(), resource -> new TreeSet<>())
                    .add(right.operation());
        }
        return all;
    }

    /// Operations as Kafka's tools spell them.
    static String words(Map.Entry<ResourcePattern, SortedSet<AclOperation>> granted) {
        return granted.getValue().stream().map(Right::word).collect(joining(", "));
    }
}
