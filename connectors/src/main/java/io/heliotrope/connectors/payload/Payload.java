package io.heliotrope.connectors.payload;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A payload, read: plain text, or JSON when it begins with a brace or a bracket.
public sealed interface Payload {

    /// Anything that does not begin like JSON.
    record Text(String text) implements Payload {}

    /// One JSON object or array and nothing after it.
    record Json(JsonNode root) implements Payload {}

    /// Neither. The problem names the place and quotes nothing of the payload.
    record Malformed(String problem) implements Payload {}

    /// Reads UTF-8 strictly. Leaves the buffer's position alone.
    static Payload read(ByteBuffer bytes, JsonMapper mapper) {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(bytes.duplicate()).toString();
        } catch (CharacterCodingException e) {
            return new Malformed("the payload is not valid UTF-8");
        }
        String stripped = text.stripLeading();
        if (stripped.isEmpty()) {
            return new Malformed("the payload is empty; send a text or JSON");
        }
        if (stripped.charAt(0) != '{' && stripped.charAt(0) != '[') {
            return new Text(text);
        }
        try {
            return new Json(mapper.readTree(text));
        } catch (JacksonException e) {
            return new Malformed("the payload begins like JSON but is not" + place(e));
        }
    }

    private static String place(JacksonException e) {
        return e.getLocation() == null
                ? ""
                : ": line "
                        + e.getLocation().getLineNr()
                        + ", column "
                        + e.getLocation().getColumnNr();
    }
}
