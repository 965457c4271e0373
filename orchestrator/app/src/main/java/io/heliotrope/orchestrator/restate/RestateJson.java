package io.heliotrope.orchestrator.restate;

import io.heliotrope.protocol.Restated;
import io.heliotrope.queues.format.Json;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What was stated anew as one JSON document: `dry_run`, `jobs` that were looked at, and
/// `restatements`, each as its record in the topic.
public final class RestateJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private RestateJson() {}

    /// The document, indented, ended by a line feed.
    public static String render(List<Restated> restated, int jobs, boolean isDry) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("dry_run", isDry).put("jobs", jobs);
        ArrayNode all = root.putArray("restatements");
        restated.forEach(one -> all.add(JSON.readTree(Json.restated(one))));
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }
}
