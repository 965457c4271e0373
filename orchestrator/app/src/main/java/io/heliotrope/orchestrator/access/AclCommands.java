package io.heliotrope.orchestrator.access;

import static java.util.stream.Collectors.joining;

import java.util.Collection;
import java.util.Map;
import java.util.SortedSet;
import java.util.function.Function;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;

/// Rights as command lines of Kafka's own tool, for who does not let a program grant them.
public final class AclCommands {
    private AclCommands() {}

    /// A shell script: one line for each principal and resource. `bootstrap` tells where a cluster
    /// is.
    public static String render(
            Collection<ClusterRights> clusters,
            Principals principals,
            Function<ClusterRights, String> bootstrap) {
        StringBuilder text = new StringBuilder();
        for (ClusterRights cluster : clusters) {
            String tool =
                    "kafka-acls.sh --bootstrap-server "
                            + bootstrap.apply(cluster)
                            + " --command-config admin.properties --add";
            text.append("# cluster ").append(cluster.name()).append('\n');
            cluster.byRole()
                    .forEach((role, granted) -> {
                        String start = tool + " --allow-principal '" + principals.of(role) + "'";
                        granted.entrySet()
                                .forEach(each ->
                                        text.append(start).append(options(each)).append('\n'));
                    });
        }
        return text.toString();
    }

    private static String options(Map.Entry<ResourcePattern, SortedSet<AclOperation>> granted) {
        ResourcePattern resource = granted.getKey();
        String operations =
                granted.getValue().stream()
                        .map(operation -> " --operation " + Right.word(operation))
                        .collect(joining());
        String pattern =
                resource.patternType() == PatternType.PREFIXED
                        ? " --resource-pattern-type prefixed"
                        : "";
        return operations
                + switch (resource.resourceType()) {
                    case TOPIC -> " --topic " + resource.name();
                    case GROUP -> " --group " + resource.name();
                    case TRANSACTIONAL_ID -> " --transactional-id " + resource.name();
                    case CLUSTER -> " --cluster";
                    default ->
                            throw new IllegalStateException(
                                    "no right is derived on a " + resource.resourceType());
                }
                + pattern;
    }
}
