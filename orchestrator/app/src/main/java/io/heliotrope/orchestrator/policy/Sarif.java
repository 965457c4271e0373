package io.heliotrope.orchestrator.policy;

import io.heliotrope.policy.text.Code;
import io.heliotrope.policy.text.Diagnostic;
import io.heliotrope.policy.text.Help;
import io.heliotrope.policy.text.Label;
import io.heliotrope.policy.text.Span;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What is wrong with policies as SARIF 2.1.0 (OASIS), which code hosts and editors show beside the
/// lines. Files are named as they were asked for, relative where they were.
public final class Sarif {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    /// The rule of what this version does not do; it has no place in the text.

    private Sarif() {}

    /// The document, indented, ended by a line feed. `version` is that of the program.
    public static String render(List<CheckedText> texts, String version) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("$schema", SCHEMA).put("version", "2.1.0");
        ObjectNode run = root.putArray("runs").addObject();
        ObjectNode driver = run.putObject("tool").putObject("driver");
        driver.put("name", "heliotrope policy check").put("version", version);
        List<Code> codes =
                texts.stream()
                        .flatMap(text -> text.diagnostics().stream())
                        .map(Diagnostic::code)
                        .distinct()
                        .sorted()
                        .toList();
        rules(driver.putArray("rules"), codes);
        run.put("columnKind", "unicodeCodePoints");
        ArrayNode results = run.putArray("results");
        for (CheckedText text : texts) {
            text.diagnostics().forEach(one -> put(results.addObject(), one, text, codes));
        }
        return CheckJson.written(root);
    }

    private static void rules(ArrayNode rules, List<Code> codes) {
        for (Code code : codes) {
            rules.addObject()
                    .put("id", code.name())
                    .putObject("shortDescription")
                    .put("text", code.title());
        }
    }

    private static void put(ObjectNode result, Diagnostic one, CheckedText text, List<Code> codes) {
        result.put("ruleId", one.code().name())
                .put("ruleIndex", codes.indexOf(one.code()))
                .put("level", one.severity().word());
        result.putObject("message").put("text", message(one));
        place(result.putArray("locations").addObject(), one.primary().span(), text);
        if (!one.secondary().isEmpty()) {
            ArrayNode related = result.putArray("relatedLocations");
            for (Label label : one.secondary()) {
                ObjectNode location = related.addObject();
                place(location, label.span(), text);
                if (!label.words().isEmpty()) {
                    location.putObject("message").put("text", label.words());
                }
            }
        }
    }

    private static String message(Diagnostic one) {
        List<String> words = new ArrayList<>();
        words.add(one.message());
        one.helps().stream().map(Help::words).forEach(words::add);
        one.notes().forEach(words::add);
        return String.join("; ", words);
    }

    private static void place(ObjectNode location, Span span, CheckedText text) {
        ObjectNode physical = location.putObject("physicalLocation");
        physical.putObject("artifactLocation").put("uri", uri(text.path(span.source())));
        physical.putObject("region")
                .put("startLine", span.line())
                .put("startColumn", span.column())
                .put("endLine", span.source().line(span.end()))
                .put("endColumn", span.source().column(span.end()));
    }

    /// A path as a relative reference of RFC 3986.
    private static String uri(String path) {
        return Arrays.stream(path.split("/", -1))
                .map(name -> URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/"));
    }
}
