package io.heliotrope.orchestrator.access;

import java.util.Comparator;
import java.util.Locale;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.Resource;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/// One thing that a role may do on a cluster. Reading and writing include describing, as Kafka has
/// it.
public record Right(Role role, ResourcePattern resource, AclOperation operation)
        implements Comparable<Right> {
    private static final String ANY_HOST = "*";

    static final Comparator<ResourcePattern> BY_RESOURCE =
            Comparator.comparing(ResourcePattern::resourceType)
                    .thenComparing(ResourcePattern::name)
                    .thenComparing(ResourcePattern::patternType);

    private static final Comparator<Right> ORDER =
            Comparator.comparing(Right::role)
                    .thenComparing(Right::resource, BY_RESOURCE)
                    .thenComparing(Right::operation);

    static Right topic(Role role, String name, AclOperation operation) {
        return literal(role, ResourceType.TOPIC, name, operation);
    }

    /// On every topic whose name begins like this.
    static Right topics(Role role, String prefix, AclOperation operation) {
        return prefixed(role, ResourceType.TOPIC, prefix, operation);
    }

    static Right group(Role role, String name) {
        return literal(role, ResourceType.GROUP, name, AclOperation.READ);
    }

    static Right groups(Role role, String prefix) {
        return prefixed(role, ResourceType.GROUP, prefix, AclOperation.READ);
    }

    static Right transactions(Role role, String prefix) {
        return prefixed(role, ResourceType.TRANSACTIONAL_ID, prefix, AclOperation.WRITE);
    }

    static Right cluster(Role role, AclOperation operation) {
        return literal(role, ResourceType.CLUSTER, Resource.CLUSTER_NAME, operation);
    }

    private static Right literal(
            Role role, ResourceType type, String name, AclOperation operation) {
        return new Right(role, new ResourcePattern(type, name, PatternType.LITERAL), operation);
    }

    private static Right prefixed(
            Role role, ResourceType type, String prefix, AclOperation operation) {
        return new Right(role, new ResourcePattern(type, prefix, PatternType.PREFIXED), operation);
    }

    /// The entry of an access control list that grants it.
    AclBinding granting(Principals principals) {
        return new AclBinding(
                resource,
                new AccessControlEntry(
                        principals.of(role), ANY_HOST, operation, AclPermissionType.ALLOW));
    }

    /// Such as `topic heliotrope.control.pools` or `groups heliotrope.worker.eu-north.*`.
    public String on() {
        return on(resource);
    }

    static String on(ResourcePattern resource) {
        if (resource.resourceType() == ResourceType.CLUSTER) {
            return "cluster";
        }
        String kind = resource.resourceType().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return resource.patternType() == PatternType.PREFIXED
                ? kind + "s " + resource.name() + "*"
                : kind + " " + resource.name();
    }

    /// An operation as Kafka's tools spell it, such as `DescribeConfigs`.
    static String word(AclOperation operation) {
        StringBuilder word = new StringBuilder();
        for (String part : operation.name().split("_", -1)) {
            word.append(part.charAt(0)).append(part.substring(1).toLowerCase(Locale.ROOT));
        }
        return word.toString();
    }

    @Override
    public int compareTo(Right other) {
        return ORDER.compare(this, other);
    }
}
