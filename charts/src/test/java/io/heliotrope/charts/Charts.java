package io.heliotrope.charts;

import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Where the charts lie, and what Helm makes of them.
final class Charts {
    static final Path FOLDER = folder();
    static final Path CHART = FOLDER.resolve("heliotrope");
    static final Path ONE_REGION = CHART.resolve("ci/one-region.yaml");
    static final Path THREE_REGIONS = CHART.resolve("ci/three-regions.yaml");

    private static final YAMLMapper YAML = new YAMLMapper();

    private Charts() {}

    /// The objects that the chart renders with a file of values, as Helm prints them.
    static String template(Path values) {
        return new Helm(CHART)
                .template()
                .withName("green")
                .withNamespace("jobs")
                .withKubeVersion("1.31.0")
                .withValuesFile(values)
                .call();
    }

    static List<JsonNode> objects(Path values) {
        return all(template(values));
    }

    /// A copy of the chart below `folder` whose defaults are already overridden by `values`: Helm's
    /// library lints a chart with its own values only.
    static Path copyWith(Path values, Path folder) throws IOException {
        Path copy = folder.resolve("heliotrope");
        try (Stream<Path> files = Files.walk(CHART)) {
            for (Path file : files.toList()) {
                Path to = copy.resolve(CHART.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(file, to);
                }
            }
        }
        JsonNode merged = all(Files.readString(CHART.resolve("values.yaml"))).getFirst();
        merged = YAML.readerForUpdating(merged).readValue(Files.readString(values));
        Files.writeString(copy.resolve("values.yaml"), YAML.writeValueAsString(merged));
        return copy;
    }

    /// The documents of a YAML text, empty ones left out.
    static List<JsonNode> all(String yaml) {
        try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(yaml)) {
            return documents.readAll().stream().filter(JsonNode::isObject).toList();
        }
    }

    static List<JsonNode> ofKind(List<JsonNode> objects, String kind) {
        return objects.stream()
                .filter(object -> object.path("kind").asString().equals(kind))
                .toList();
    }

    static JsonNode named(List<JsonNode> objects, String kind, String name) {
        return ofKind(objects, kind).stream()
                .filter(object -> name(object).equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(kind + " " + name + " is not rendered"));
    }

    static String name(JsonNode object) {
        return object.at("/metadata/name").asString();
    }

    static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    static List<String> texts(JsonNode list) {
        return each(list).map(JsonNode::asString).toList();
    }

    private static Path folder() {
        Path here = Path.of("").toAbsolutePath();
        return Stream.of(here, here.resolve("charts"))
                .filter(folder -> Files.exists(folder.resolve("heliotrope/Chart.yaml")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no chart at or below " + here));
    }
}
