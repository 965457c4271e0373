package io.heliotrope.connectors.llama;

import io.heliotrope.connectors.payload.Payload;
import java.nio.ByteBuffer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a payload asks a language model for.
sealed interface Prompt {

    /// Go on from `text` for at most `maxTokens` tokens.
    record Ready(String text, int maxTokens) implements Prompt {}

    /// The payload cannot be read.
    record Malformed(String problem) implements Prompt {}

    /// Reads plain text or `{"prompt": "...", "max_tokens": n}`; other members are ignored.
    ///
    /// `maxTokens` is the most that the request allows; the payload may ask for less.
    static Prompt read(ByteBuffer payload, int maxTokens, JsonMapper mapper) {
        return switch (Payload.read(payload, mapper)) {
            case Payload.Text(String text) -> new Ready(text, maxTokens);
            case Payload.Json(JsonNode root) -> fromJson(root, maxTokens);
            case Payload.Malformed(String problem) -> new Malformed(problem);
        };
    }

    private static Prompt fromJson(JsonNode root, int maxTokens) {
        JsonNode prompt = root.path("prompt");
        if (!prompt.isString()) {
            return new Malformed("the JSON payload needs a string member 'prompt'");
        }
        JsonNode wanted = root.path("max_tokens");
        if (wanted.isMissingNode() || wanted.isNull()) {
            return new Ready(prompt.stringValue(), maxTokens);
        }
        if (!wanted.isInt() || wanted.intValue() < 1) {
            return new Malformed("'max_tokens' must be a whole number of at least 1");
        }
        return new Ready(prompt.stringValue(), Math.min(wanted.intValue(), maxTokens));
    }
}
