package io.heliotrope.queues.seal;

import io.heliotrope.model.Catalogue;
import io.heliotrope.model.KeyId;
import io.heliotrope.model.RegionId;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The value of a sealed job's record, taken apart: `HSL` and the version 1, the data key wrapped
/// once for each region in order of id, a nonce, and the payload under the data key.
///
/// Reading it needs no key and proves nothing. `head` is all that lies before the nonce.
@SuppressWarnings("ArrayRecordComponent") // bytes are handed on, never compared
record Envelope(SortedMap<RegionId, Wrapped> keys, byte[] head, byte[] nonce, byte[] payload) {
    static final byte[] MAGIC = {'H', 'S', 'L', 1};
    static final int DATA_KEY = 32;
    static final int NONCE = 12;
    static final int TAG = 16;
    private static final int WRAPPED = DATA_KEY + Hpke.OVERHEAD;

    /// The data key as one region can unwrap it, with the name of the key that does.
    record Wrapped(KeyId key, byte[] dataKey) {}

    /// Reads an envelope; empty when the bytes are none, or no canonical one.
    static Optional<Envelope> read(byte[] bytes) {
        try {
            return Optional.ofNullable(parse(ByteBuffer.wrap(bytes).asReadOnlyBuffer(), bytes));
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static @Nullable Envelope parse(ByteBuffer in, byte[] all) {
        if (!Arrays.equals(take(in, MAGIC.length), MAGIC)) {
            return null;
        }
        int count = in.get() & 0xFF;
        TreeMap<RegionId, Wrapped> keys = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            RegionId region = new RegionId(name(in));
            if (!keys.isEmpty() && keys.lastKey().compareTo(region) >= 0) {
                return null;
            }
            keys.put(region, new Wrapped(new KeyId(name(in)), take(in, WRAPPED)));
        }
        byte[] head = Arrays.copyOf(all, in.position());
        byte[] nonce = take(in, NONCE);
        boolean isWhole = in.remaining() >= TAG && count >= 1 && count <= Catalogue.MOST_REGIONS;
        return isWhole ? new Envelope(keys, head, nonce, take(in, in.remaining())) : null;
    }

    private static byte[] take(ByteBuffer in, int length) {
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    private static String name(ByteBuffer in) {
        return new String(take(in, in.get() & 0xFF), StandardCharsets.US_ASCII);
    }

    /// The head of an envelope with these keys.
    static byte[] head(SortedMap<RegionId, Wrapped> keys) {
        Fields head = new Fields().raw(MAGIC).small(keys.size());
        for (Map.Entry<RegionId, Wrapped> each : keys.entrySet()) {
            name(head, each.getKey().value());
            name(head, each.getValue().key().value());
            head.raw(each.getValue().dataKey());
        }
        return head.bytes();
    }

    private static void name(Fields head, String name) {
        byte[] ascii = name.getBytes(StandardCharsets.US_ASCII);
        head.small(ascii.length).raw(ascii);
    }

    byte[] bytes() {
        return new Fields().raw(head).raw(nonce).raw(payload).bytes();
    }

    @Override
    public String toString() {
        return payload.length + " sealed bytes for " + keys.keySet();
    }
}
