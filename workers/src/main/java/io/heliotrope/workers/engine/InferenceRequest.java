package io.heliotrope.workers.engine;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// One piece of work for an engine.
///
/// `input` is the job's payload as it came: each engine says which forms it reads. The bytes are
/// not copied, so the caller leaves them alone. `maxTokens` bounds the output and is at least one;
/// `seed` fixes the sampling.
public record InferenceRequest(String model, ByteBuffer input, int maxTokens, long seed) {

    public InferenceRequest {
        if (model.isBlank()) {
            throw new IllegalArgumentException("model must not be blank");
        }
        if (maxTokens < 1) {
            throw new IllegalArgumentException("maxTokens must be at least 1, was " + maxTokens);
        }
        input = input.asReadOnlyBuffer();
    }

    /// A request with a text as its payload.
    public static InferenceRequest ofText(String model, String input, int maxTokens, long seed) {
        ByteBuffer bytes = ByteBuffer.wrap(input.getBytes(StandardCharsets.UTF_8));
        return new InferenceRequest(model, bytes, maxTokens, seed);
    }

    /// The payload, with a position of its own.
    @Override
    public ByteBuffer input() {
        return input.asReadOnlyBuffer();
    }
}
