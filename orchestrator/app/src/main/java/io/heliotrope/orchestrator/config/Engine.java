package io.heliotrope.orchestrator.config;

import java.util.Locale;

/// What runs a model.
public enum Engine {
    /// llama.cpp in this process.
    LLAMA,
    /// ONNX Runtime in this process.
    ONNX;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
