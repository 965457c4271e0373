package io.heliotrope.connectors.llama;

/// A llama model with random weights that the project makes itself.
///
/// What it writes is noise, what it costs is real: `layers` and `width` set the work per token,
/// `contextTokens` the room for prompt and output together, `seed` the weights. `width` is a
/// multiple of 32 in 32..512, `layers` 1..32, `contextTokens` 64..8,192.
public record TinyLlama(String name, int layers, int width, int contextTokens, long seed) {

    /// Each attention head sees this many dimensions.
    static final int HEAD_WIDTH = 16;

    private static final int WIDTH_STEP = 32;
    private static final int MAX_WIDTH = 512;
    private static final int MAX_LAYERS = 32;
    private static final int MIN_CONTEXT = 64;
    private static final int MAX_CONTEXT = 8192;

    public TinyLlama {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            throw new IllegalArgumentException(
                    "a model's name has letters, digits, '.', '_' and '-', was '" + name + "'");
        }
        if (width < WIDTH_STEP || width > MAX_WIDTH || width % WIDTH_STEP != 0) {
            throw new IllegalArgumentException(
                    "width must be a multiple of 32 in 32..512, was " + width);
        }
        if (layers < 1 || layers > MAX_LAYERS) {
            throw new IllegalArgumentException("layers must be in 1..32, was " + layers);
        }
        if (contextTokens < MIN_CONTEXT || contextTokens > MAX_CONTEXT) {
            throw new IllegalArgumentException(
                    "contextTokens must be in 64..8192, was " + contextTokens);
        }
    }

    /// Two layers of 64 dimensions, 2,048 tokens of context: about half a megabyte.
    public static TinyLlama named(String name) {
        return new TinyLlama(name, 2, 64, 2048, 7);
    }

    int heads() {
        return width / HEAD_WIDTH;
    }

    int feedForwardWidth() {
        return 2 * width;
    }
}
