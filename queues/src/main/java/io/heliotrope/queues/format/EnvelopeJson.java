package io.heliotrope.queues.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/// A CloudEvent in structured mode: one JSON object with the attributes and the data in it.
///
/// The data's bytes are those of the document, not a rewriting of them. Stateless, safe from any
/// thread.
public final class EnvelopeJson {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]{1,40}");
    private static final int DEEPEST = 64;
    private static final int LONGEST_DOCUMENT = 2 << 20;
    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(DEEPEST)
                                    .maxDocumentLength(LONGEST_DOCUMENT)
                                    .maxStringLength(LONGEST_DOCUMENT)
                                    .build())
                    .build();

    private EnvelopeJson() {}

    /// An event's attributes by name, `datacontenttype` among them when it was given, and its data.
    @SuppressWarnings("ArrayRecordComponent") // the data is handed on, never compared
    public record Envelope(Map<String, String> attributes, byte[] data) {}

    /// Reads one event; what is wrong with it is a reason, never an exception.
    public static Decoded<Envelope> read(byte[] document) {
        try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), document)) {
            return read(json, document);
        } catch (JacksonException e) {
            return new Decoded.Malformed<>("the event must be JSON: " + e.getOriginalMessage());
        }
    }

    private static Decoded<Envelope> read(JsonParser json, byte[] document) {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            return new Decoded.Malformed<>("the event must be a JSON object");
        }
        Map<String, String> attributes = new TreeMap<>();
        Span data = new Span(0, 0);
        byte[] binary = {};
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            JsonToken token = json.nextToken();
            switch (name) {
                case "data" -> data = span(json);
                case "data_base64" -> {
                    if (token != JsonToken.VALUE_STRING) {
                        return new Decoded.Malformed<>("data_base64 must be a text");
                    }
                    binary = json.getBinaryValue();
                }
                default -> {
                    if (!NAME.matcher(name).matches()) {
                        return new Decoded.Malformed<>(
                                "attribute '" + name + "' must be 1 to 40 of a-z and 0-9");
                    }
                    if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
                        return new Decoded.Malformed<>(
                                "attribute " + name + " must be a text, a number or a flag");
                    }
                    if (token != JsonToken.VALUE_NULL) {
                        attributes.put(name, json.getString());
                    }
                }
            }
        }
        if (json.nextToken() != null) {
            return new Decoded.Malformed<>(
                    "the event must be one JSON object and nothing after it");
        }
        return checked(
                attributes, data.length() > 0 ? text(attributes, data.of(document)) : binary);
    }

    private static Span span(JsonParser json) {
        int start = Math.toIntExact(json.currentTokenLocation().getByteOffset());
        if (json.currentToken() == JsonToken.VALUE_STRING) {
            json.finishToken();
        } else {
            json.skipChildren();
        }
        return new Span(start, Math.toIntExact(json.currentLocation().getByteOffset()));
    }

    /// Where the data lies in the document, end exclusive.
    private record Span(int start, int end) {
        int length() {
            return end - start;
        }

        byte[] of(byte[] document) {
            return Arrays.copyOfRange(document, start, end);
        }
    }

    /// A JSON text is itself, but where the data is said to be something else a text is its
    /// content.
    private static byte[] text(Map<String, String> attributes, byte[] json) {
        String type = attributes.getOrDefault("datacontenttype", "application/json");
        if (type.contains("json") || json[0] != '"') {
            return json;
        }
        try (JsonParser content = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            content.nextToken();
            return content.getString().getBytes(UTF_8);
        }
    }

    private static Decoded<Envelope> checked(Map<String, String> attributes, byte[] data) {
        if (!"1.0".equals(attributes.get("specversion"))) {
            return new Decoded.Malformed<>(
                    "attribute specversion was '"
                            + attributes.getOrDefault("specversion", "")
                            + "', expected 1.0");
        }
        for (String needed : new String[] {"id", "source", "type"}) {
            if (attributes.getOrDefault(needed, "").isBlank()) {
                return new Decoded.Malformed<>("attribute " + needed + " is missing");
            }
        }
        return new Decoded.Value<>(new Envelope(Map.copyOf(attributes), data));
    }
}
