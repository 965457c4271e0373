package io.heliotrope.queues.seal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Writes what a seal is bound to so that two different things never have the same bytes: each
/// field is preceded by its length, two bytes with the higher one first. Owned by one thread.
final class Fields {
    private static final int MOST = 0xFFFF;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);

    Fields text(String value) {
        return field(value.getBytes(StandardCharsets.UTF_8));
    }

    Fields field(byte[] value) {
        if (value.length > MOST) {
            throw new IllegalArgumentException(
                    "a field has at most " + MOST + " bytes, had " + value.length);
        }
        bytes.write(value.length >>> 8);
        bytes.write(value.length);
        bytes.writeBytes(value);
        return this;
    }

    /// A number from 0 to 255, one byte.
    Fields small(int value) {
        bytes.write(value);
        return this;
    }

    /// Four bytes, the highest first.
    Fields number(int value) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            bytes.write(value >>> shift);
        }
        return this;
    }

    /// Bytes as they are, without a length.
    Fields raw(byte[] value) {
        bytes.writeBytes(value);
        return this;
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }
}
