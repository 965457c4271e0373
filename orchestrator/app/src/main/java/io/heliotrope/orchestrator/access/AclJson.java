package io.heliotrope.orchestrator.access;

import java.util.Collection;
import java.util.Locale;
import org.apache.kafka.common.resource.ResourcePattern;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Rights as one JSON document, for scripts. Names are stable:
///
/// - `clusters`: `names`, `principals`
/// - `principals`: `principal`, `role`, `rights`
/// - `rights`: `resource` (`topic`, `group`, `transactional_id`, `cluster`), `name`, `pattern`
///   (`literal`, `prefixed`), `operations` (as Kafka's tools spell them)
public final class AclJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private AclJson() {}

    /// The document, indented, ended by a line feed.
    public static String render(Collection<ClusterRights> clusters, Principals principals) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ArrayNode all = root.putArray("clusters");
        clusters.forEach(cluster -> cluster(all.addObject(), cluster, principals));
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    private static void cluster(ObjectNode node, ClusterRights cluster, Principals principals) {
        ArrayNode names = node.putArray("names");
        cluster.names().forEach(name -> names.add(name.value()));
        ArrayNode all = node.putArray("principals");
        cluster.byRole()
                .forEach((role, granted) -> {
                    ObjectNode one = all.addObject();
                    one.put("principal", principals.of(role)).put("role", role.word());
                    ArrayNode rights = one.putArray("rights");
                    granted.forEach((resource, operations) -> {
                        ArrayNode words = resource(rights.addObject(), resource);
                        operations.forEach(operation -> words.add(Right.word(operation)));
                    });
                });
    }

    private static ArrayNode resource(ObjectNode node, ResourcePattern resource) {
        return node.put("resource", resource.resourceType().name().toLowerCase(Locale.ROOT))
                .put("name", resource.name())
                .put("pattern", resource.patternType().name().toLowerCase(Locale.ROOT))
                .putArray("operations");
    }
}
