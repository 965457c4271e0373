package io.heliotrope.queues.format;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads one JSON object strictly: a missing, mistyped or unexpected field is an error that names
/// it.
///
/// Bounded: at most 1 MiB of text and a depth of 16.
final class In {
    private static final int DEEPEST = 16;
    private static final int LONGEST_DOCUMENT = 1 << 20;
    private static final JsonMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(DEEPEST)
                                                    .maxDocumentLength(LONGEST_DOCUMENT)
                                                    .build())
                                    .build())
                    .build();

    private final JsonNode node;
    private final String path;

    private In(JsonNode node, String path) {
        this.node = node;
        this.path = path;
    }

    /// A record that does not read; never leaves this package.
    static final class BadField extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BadField(String message) {
            super(message, null, false, false);
        }
    }

    /// Reads `bytes` with `reader`; whatever is wrong with them becomes a [Decoded.Malformed].
    static <T> Decoded<T> read(byte[] bytes, Function<In, T> reader) {
        try {
            JsonNode root = MAPPER.readTree(bytes);
            if (!root.isObject()) {
                return new Decoded.Malformed<>("value must be a JSON object, was " + kind(root));
            }
            return new Decoded.Value<>(reader.apply(new In(root, "")));
        } catch (BadField e) {
            return new Decoded.Malformed<>(String.valueOf(e.getMessage()));
        } catch (JacksonException e) {
            return new Decoded.Malformed<>("value must be JSON: " + e.getOriginalMessage());
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            return new Decoded.Malformed<>(String.valueOf(e.getMessage()));
        }
    }

    private static String kind(JsonNode node) {
        return node.isMissingNode() ? "empty" : node.getNodeType().toString();
    }

    boolean has(String name) {
        return node.has(name);
    }

    private JsonNode field(String name) {
        JsonNode value = node.get(name);
        if (value == null) {
            throw new BadField("field " + path + name + " is missing");
        }
        return value;
    }

    private BadField wrong(String name, JsonNode value, String expected) {
        String shown = value.toString();
        return new BadField(
                "field "
                        + path
                        + name
                        + " was "
                        + shown.substring(0, Math.min(80, shown.length()))
                        + ", expected "
                        + expected);
    }

    String text(String name) {
        JsonNode value = field(name);
        if (!value.isString()) {
            throw wrong(name, value, "a text");
        }
        return value.stringValue();
    }

    long number(String name) {
        JsonNode value = field(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw wrong(name, value, "a whole number");
        }
        return value.longValue();
    }

    int integer(String name) {
        JsonNode value = field(name);
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw wrong(name, value, "a whole number below 2^31");
        }
        return value.intValue();
    }

    /// A finite number; NaN stands for null.
    double real(String name) {
        return real(name, field(name));
    }

    private double real(String name, JsonNode value) {
        if (value.isNull()) {
            return Double.NaN;
        }
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            throw wrong(name, value, "a finite number or null");
        }
        return value.doubleValue();
    }

    boolean flag(String name) {
        JsonNode value = field(name);
        if (!value.isBoolean()) {
            throw wrong(name, value, "true or false");
        }
        return value.booleanValue();
    }

    Instant instant(String name) {
        String text = text(name);
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw wrong(name, field(name), "an instant such as 2026-01-31T12:00:00Z");
        }
    }

    /// [Instant#MAX], never, when the field is left out.
    Instant instantOrNever(String name) {
        JsonNode value = node.get(name);
        return value == null || value.isNull() ? Instant.MAX : instant(name);
    }

    Duration duration(String name) {
        String text = text(name);
        try {
            return Duration.parse(text);
        } catch (DateTimeException e) {
            throw wrong(name, field(name), "a duration such as PT1H30M");
        }
    }

    <E extends Enum<E>> E word(String name, Class<E> type) {
        String text = text(name);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(text)) {
                return constant;
            }
        }
        throw wrong(name, field(name), "one of " + List.of(type.getEnumConstants()));
    }

    <T> T nested(String name, Function<In, T> reader) {
        JsonNode value = field(name);
        if (!value.isObject()) {
            throw wrong(name, value, "an object");
        }
        return reader.apply(new In(value, path + name + "."));
    }

    <T> Optional<T> optional(String name, Function<In, T> reader) {
        JsonNode value = node.get(name);
        return value == null || value.isNull()
                ? Optional.empty()
                : Optional.of(nested(name, reader));
    }

    <T> List<T> nestedList(String name, Function<In, T> reader) {
        List<T> all = new ArrayList<>();
        for (JsonNode element : array(name)) {
            if (!element.isObject()) {
                throw wrong(name, element, "objects");
            }
            all.add(reader.apply(new In(element, path + name + "[" + all.size() + "].")));
        }
        return all;
    }

    <T> List<T> texts(String name, Function<String, T> reader) {
        List<T> all = new ArrayList<>();
        for (JsonNode element : array(name)) {
            if (!element.isString()) {
                throw wrong(name, element, "texts");
            }
            all.add(reader.apply(element.stringValue()));
        }
        return all;
    }

    double[] reals(String name) {
        JsonNode array = array(name);
        double[] all = new double[array.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = real(name, array.get(i));
        }
        return all;
    }

    int[] integers(String name) {
        JsonNode array = array(name);
        int[] all = new int[array.size()];
        for (int i = 0; i < all.length; i++) {
            JsonNode value = array.get(i);
            if (!value.isIntegralNumber() || !value.canConvertToInt()) {
                throw wrong(name, value, "whole numbers");
            }
            all[i] = value.intValue();
        }
        return all;
    }

    private JsonNode array(String name) {
        JsonNode value = field(name);
        if (!value.isArray()) {
            throw wrong(name, value, "a list");
        }
        return value;
    }

    /// Refuses fields that are not among `known`: a misspelt field must not be lost silently.
    In only(Set<String> known) {
        for (String name : node.propertyNames()) {
            if (!known.contains(name)) {
                throw new BadField("field " + path + name + " is not known here");
            }
        }
        return this;
    }
}
