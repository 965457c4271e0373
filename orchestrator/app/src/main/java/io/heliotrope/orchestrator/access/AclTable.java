package io.heliotrope.orchestrator.access;

import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourcePattern;

/// Rights as a table for people.
public final class AclTable {
    private AclTable() {}

    /// Cluster by cluster, principal by principal; names that end in `*` are prefixes.
    public static String render(Collection<ClusterRights> clusters, Principals principals) {
        StringBuilder text = new StringBuilder();
        for (ClusterRights cluster : clusters) {
            text.append(text.isEmpty() ? "" : "\n")
                    .append("cluster ")
                    .append(cluster.name())
                    .append('\n');
            cluster.byRole().forEach((role, granted) -> role(text, role, granted, principals));
        }
        return text.toString();
    }

    private static void role(
            StringBuilder text,
            Role role,
            SortedMap<ResourcePattern, SortedSet<AclOperation>> granted,
            Principals principals) {
        text.append("\n  ")
                .append(principals.of(role))
                .append("   (")
                .append(role.title())
                .append(")\n");
        int width = granted.keySet().stream().mapToInt(r -> Right.on(r).length()).max().orElse(0);
        for (Map.Entry<ResourcePattern, SortedSet<AclOperation>> each : granted.entrySet()) {
            text.append("    ")
                    .append(("%-" + width + "s").formatted(Right.on(each.getKey())))
                    .append("   ")
                    .append(ClusterRights.words(each))
                    .append('\n');
        }
    }
}
