package io.heliotrope.orchestrator.policy;

import io.heliotrope.policy.text.Diagnostic;
import io.heliotrope.policy.text.Help;
import io.heliotrope.policy.text.Label;
import io.heliotrope.policy.text.Span;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What is wrong with policies as one JSON document. Names are stable: `sound`, `files` [{`file`,
/// `sound`, `digest` where it is sound, `errors`, `warnings`, `diagnostics` [{`code`, `severity`,
/// `message`, a place, `also` (places), `notes`, `helps` [{`words`, `edit` {a place,
/// `replacement`}}]}]}]. A place is `file`, `line`, `column`, `endLine`, `endColumn`, from 1 in
/// code points, the end behind the last character, and `label`.
public final class CheckJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private CheckJson() {}

    /// The document, indented, ended by a line feed.
    public static String render(List<CheckedText> texts) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("sound", texts.stream().allMatch(CheckedText::isSound));
        ArrayNode files = root.putArray("files");
        texts.forEach(text -> put(files.addObject(), text));
        return written(root);
    }

    public static String written(ObjectNode root) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    private static void put(ObjectNode node, CheckedText text) {
        node.put("file", text.file().toString()).put("sound", text.isSound());
        text.compilation().program().ifPresent(program -> node.put("digest", program.digest()));
        node.put("errors", text.errors()).put("warnings", text.warnings());
        ArrayNode diagnostics = node.putArray("diagnostics");
        text.diagnostics().forEach(one -> put(diagnostics.addObject(), one, text));
    }

    private static void put(ObjectNode node, Diagnostic one, CheckedText text) {
        node.put("code", one.code().name())
                .put("severity", one.severity().word())
                .put("message", one.message());
        put(node, one.primary(), text);
        ArrayNode also = node.putArray("also");
        one.secondary().forEach(label -> put(also.addObject(), label, text));
        ArrayNode notes = node.putArray("notes");
        one.notes().forEach(notes::add);
        ArrayNode helps = node.putArray("helps");
        for (Help help : one.helps()) {
            ObjectNode told = helps.addObject().put("words", help.words());
            if (help instanceof Help.Edit(String _, Span span, String replacement)) {
                put(told.putObject("edit"), span, text).put("replacement", replacement);
            }
        }
    }

    private static void put(ObjectNode node, Label label, CheckedText text) {
        put(node, label.span(), text).put("label", label.words());
    }

    private static ObjectNode put(ObjectNode node, Span span, CheckedText text) {
        return node.put("file", text.path(span.source()))
                .put("line", span.line())
                .put("column", span.column())
                .put("endLine", span.source().line(span.end()))
                .put("endColumn", span.source().column(span.end()));
    }
}
