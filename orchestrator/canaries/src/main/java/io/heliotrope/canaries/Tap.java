package io.heliotrope.canaries;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/// Passes on what is printed, or drops it, after a [Lookout] has seen each line.
///
/// As safe as the `PrintStream` around it, which writes from one thread at a time.
final class Tap extends OutputStream {
    private static final int LONGEST = 1 << 20;

    private final OutputStream next;
    private final Lookout lookout;
    private final String where;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    Tap(OutputStream next, Lookout lookout, String where) {
        this.next = next;
        this.lookout = lookout;
        this.where = where;
    }

    @Override
    public synchronized void write(int b) throws IOException {
        next.write(b);
        take(b);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        next.write(bytes, offset, length);
        int from = offset;
        for (int i = offset; i < offset + length; i++) {
            if (bytes[i] == '\n') {
                line.write(bytes, from, i - from);
                from = i + 1;
                look();
            }
        }
        line.write(bytes, from, offset + length - from);
        if (line.size() > LONGEST) {
            look();
        }
    }

    private void take(int b) {
        if (b == '\n') {
            look();
        } else {
            line.write(b);
        }
    }

    /// No form of a canary has other characters than ASCII.
    private void look() {
        lookout.look(where, line.toString(ISO_8859_1));
        line.reset();
    }

    @Override
    public synchronized void flush() throws IOException {
        next.flush();
    }
}
