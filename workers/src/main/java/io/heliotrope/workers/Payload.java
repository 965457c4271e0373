package io.heliotrope.workers;

import java.util.Arrays;

/// A job's input or output, in memory only while the job is in hand. Nobody changes the bytes, but
/// who opened them wipes them.
///
/// Its text form is its size, so that no log line can ever hold a byte of it.
final class Payload {
    static final Payload NONE = new Payload(new byte[0]);

    private final byte[] bytes;

    Payload(byte[] bytes) {
        this.bytes = bytes;
    }

    byte[] bytes() {
        return bytes;
    }

    int size() {
        return bytes.length;
    }

    /// Forgets the bytes. Only for who alone holds them.
    void wipe() {
        Arrays.fill(bytes, (byte) 0);
    }

    @Override
    public String toString() {
        return bytes.length + " bytes";
    }
}
