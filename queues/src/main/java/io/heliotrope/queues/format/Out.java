package io.heliotrope.queues.format;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Writes one JSON object, field after field. One instance, one document, one thread.
final class Out {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int TYPICAL_BYTES = 2048;

    private final JsonGenerator json;

    private Out(JsonGenerator json) {
        this.json = json;
    }

    /// The bytes of the object that `fields` writes.
    static byte[] object(Consumer<Out> fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(TYPICAL_BYTES);
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            fields.accept(new Out(json));
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    Out text(String name, String value) {
        json.writeStringProperty(name, value);
        return this;
    }

    /// Any value whose text form is what is read back: ids, codes, digests.
    Out text(String name, Object value) {
        return text(name, value.toString());
    }

    Out number(String name, long value) {
        json.writeNumberProperty(name, value);
        return this;
    }

    /// A number, or null for NaN: JSON has no NaN. An infinite one is a broken invariant.
    Out number(String name, double value) {
        json.writeName(name);
        number(value);
        return this;
    }

    private void number(double value) {
        if (Double.isNaN(value)) {
            json.writeNull();
        } else if (Double.isInfinite(value)) {
            throw new IllegalArgumentException("JSON cannot hold an infinite number");
        } else {
            json.writeNumber(value);
        }
    }

    Out flag(String name, boolean value) {
        json.writeBooleanProperty(name, value);
        return this;
    }

    Out instant(String name, Instant value) {
        return text(name, value.toString());
    }

    /// Leaves the field out when `value` is [Instant#MAX]: never.
    Out instantUnlessNever(String name, Instant value) {
        return value.equals(Instant.MAX) ? this : instant(name, value);
    }

    Out duration(String name, Duration value) {
        return text(name, value.toString());
    }

    <T> Out nested(String name, T value, BiConsumer<Out, T> fields) {
        json.writeObjectPropertyStart(name);
        fields.accept(this, value);
        json.writeEndObject();
        return this;
    }

    <T> Out nestedList(String name, Collection<T> values, BiConsumer<Out, T> fields) {
        json.writeArrayPropertyStart(name);
        for (T value : values) {
            json.writeStartObject();
            fields.accept(this, value);
            json.writeEndObject();
        }
        json.writeEndArray();
        return this;
    }

    Out texts(String name, Collection<?> values) {
        json.writeArrayPropertyStart(name);
        values.forEach(value -> json.writeString(value.toString()));
        json.writeEndArray();
        return this;
    }

    Out numbers(String name, double[] values) {
        json.writeArrayPropertyStart(name);
        for (double value : values) {
            number(value);
        }
        json.writeEndArray();
        return this;
    }

    Out numbers(String name, int[] values) {
        json.writeArrayPropertyStart(name);
        for (int value : values) {
            json.writeNumber(value);
        }
        json.writeEndArray();
        return this;
    }
}
