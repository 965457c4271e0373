package io.heliotrope.workers.engine;

/// What one request may ask of an engine: `maxInputBytes` of payload, `maxOutputTokens` of output.
public record EngineLimits(int maxInputBytes, int maxOutputTokens) {

    /// 64 KiB of payload, 1,024 tokens of output.
    public static final EngineLimits DEFAULT = new EngineLimits(64 * 1024, 1024);

    public EngineLimits {
        if (maxInputBytes < 1) {
            throw new IllegalArgumentException(
                    "maxInputBytes must be at least 1, was " + maxInputBytes);
        }
        if (maxOutputTokens < 1) {
            throw new IllegalArgumentException(
                    "maxOutputTokens must be at least 1, was " + maxOutputTokens);
        }
    }
}
