package io.heliotrope.orchestrator.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/// The SHA-256 of a record with all that a reader sees of it.
///
/// Over, in this order: offset and timestamp (8 bytes each), key, number of headers (4 bytes), each
/// header's name and value, value. Keys, names and values come as their length (4 bytes, -1 for an
/// absent one) and their bytes; numbers are big-endian, names UTF-8. Owned by one thread.
public final class RecordHash {
    private static final int ABSENT = -1;

    private final MessageDigest sha256 = sha256();
    private final ByteBuffer numbers = ByteBuffer.allocate(2 * Long.BYTES);

    /// The hash of `read`, 32 bytes of the caller's own.
    public byte[] of(ConsumerRecord<byte[], ? extends byte @Nullable []> read) {
        numbers.clear().putLong(read.offset()).putLong(read.timestamp());
        sha256.update(numbers.flip());
        bytes(read.key());
        Header[] headers = read.headers().toArray();
        length(headers.length);
        for (Header header : headers) {
            bytes(header.key().getBytes(UTF_8));
            bytes(header.value());
        }
        bytes(read.value());
        return sha256.digest();
    }

    private void bytes(byte @Nullable [] some) {
        length(some == null ? ABSENT : some.length);
        if (some != null) {
            sha256.update(some);
        }
    }

    private void length(int length) {
        numbers.clear().putInt(length);
        sha256.update(numbers.flip());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
