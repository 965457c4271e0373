package io.heliotrope.connectors.onnx;

import io.heliotrope.connectors.payload.Payload;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a payload asks a classifier to look at.
sealed interface Texts {

    /// One text or more, in the payload's order.
    record Batch(List<String> texts) implements Texts {
        public Batch {
            texts = List.copyOf(texts);
        }
    }

    /// The payload cannot be read.
    record Malformed(String problem) implements Texts {}

    /// Reads plain text, `["...", "..."]` or `{"input": "..."}` with a string or an array of them.
    static Texts read(ByteBuffer payload, JsonMapper mapper) {
        return switch (Payload.read(payload, mapper)) {
            case Payload.Text(String text) -> new Batch(List.of(text));
            case Payload.Json(JsonNode root) ->
                    fromJson(root.isArray() ? root : root.path("input"));
            case Payload.Malformed(String problem) -> new Malformed(problem);
        };
    }

    private static Texts fromJson(JsonNode input) {
        if (input.isString()) {
            return new Batch(List.of(input.stringValue()));
        }
        if (!input.isArray() || input.isEmpty()) {
            return new Malformed(
                    "the JSON payload must be an array of strings or have one, or a string, as"
                            + " 'input'");
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode element : input) {
            if (!element.isString()) {
                return new Malformed("element " + texts.size() + " of the input is not a string");
            }
            texts.add(element.stringValue());
        }
        return new Batch(texts);
    }
}
