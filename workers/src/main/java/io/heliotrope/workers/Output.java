package io.heliotrope.workers;

import java.nio.charset.StandardCharsets;

/// What a run gave, or a piece of it: the value of a result record.
@SuppressWarnings("ArrayRecordComponent") // bytes are handed on, never compared
record Output(String contentType, byte[] bytes) {
    static final Output NONE = new Output("application/octet-stream", new byte[0]);

    static Output text(String text) {
        return new Output("text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    /// Its text form is its size, so that no log line can ever hold a byte of it.
    @Override
    public String toString() {
        return bytes.length + " bytes of " + contentType;
    }
}
