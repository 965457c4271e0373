package io.heliotrope.charts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Every PromQL expression that is shipped, with the panel or alert that it belongs to.
record Queries(List<Query> all) {
    static final Path DASHBOARD = Charts.FOLDER.resolve("dashboards/heliotrope.json");
    static final Path RULES = Charts.FOLDER.resolve("alerts/heliotrope.rules.yaml");

    /// One expression; `place` is the title of its panel or the name of its alert.
    record Query(String place, String expression) {
        PromQl promQl() {
            return new PromQl(expression);
        }
    }

    static Queries ofDashboard() throws IOException {
        List<Query> found = new ArrayList<>();
        for (JsonNode panel : panels()) {
            for (JsonNode target : panel.path("targets")) {
                found.add(
                        new Query(panel.path("title").asString(), target.path("expr").asString()));
            }
        }
        return new Queries(found);
    }

    static Queries ofRules() throws IOException {
        return new Queries(
                alerts().stream()
                        .map(alert ->
                                new Query(
                                        alert.path("alert").asString(),
                                        alert.path("expr").asString()))
                        .toList());
    }

    static Queries shipped() throws IOException {
        return new Queries(
                Stream.concat(ofDashboard().all().stream(), ofRules().all().stream()).toList());
    }

    static JsonNode dashboard() throws IOException {
        return JsonMapper.shared().readTree(Files.readString(DASHBOARD));
    }

    static List<JsonNode> panels() throws IOException {
        return Charts.each(dashboard().path("panels")).toList();
    }

    static List<JsonNode> alerts() throws IOException {
        JsonNode rules = Charts.all(Files.readString(RULES)).getFirst();
        return Charts.each(rules.path("groups"))
                .flatMap(group -> Charts.each(group.path("rules")))
                .toList();
    }
}
