package io.heliotrope.workers.engine;

/// Hears output tokens as the engine produces them.
///
/// Called on the thread that runs the inference; a slow listener slows its own inference only.
@FunctionalInterface
public interface TokenListener {

    /// Hears nothing.
    TokenListener NONE = (index, text) -> {};

    /// The token number `index`, counted from zero, reads as `text`.
    void onToken(int index, String text);
}
