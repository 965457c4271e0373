package io.heliotrope.workers.engine;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// What an inference gave and what it took.
///
/// `promptTokens` and `outputTokens` are counted, not estimated; an engine that generates nothing
/// says zero output tokens. Both durations start with the call and so include the wait for a slot;
/// without output tokens the first one equals the second.
public record Completion(
        ByteBuffer output,
        String contentType,
        int promptTokens,
        int outputTokens,
        Duration timeToFirstToken,
        Duration total) {

    public Completion {
        if (promptTokens < 0 || outputTokens < 0) {
            throw new IllegalArgumentException(
                    "token counts must be >= 0, were " + promptTokens + " and " + outputTokens);
        }
        if (timeToFirstToken.isNegative() || timeToFirstToken.compareTo(total) > 0) {
            throw new IllegalArgumentException(
                    "time to first token must be within 0 and the total of "
                            + total
                            + ", was "
                            + timeToFirstToken);
        }
        output = output.asReadOnlyBuffer();
    }

    /// The result's bytes, with a position of their own.
    @Override
    public ByteBuffer output() {
        return output.asReadOnlyBuffer();
    }

    /// A fresh copy of the result's bytes.
    public byte[] outputBytes() {
        byte[] bytes = new byte[output.remaining()];
        output().get(bytes);
        return bytes;
    }

    /// The result read as UTF-8.
    public String outputText() {
        return StandardCharsets.UTF_8.decode(output()).toString();
    }
}
