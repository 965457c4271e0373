package io.heliotrope.orchestrator.config;

import io.heliotrope.model.ModelSpec;

/// A model as the scheduler sees it, and the engine that really serves it.
public record ModelSettings(ModelSpec spec, Engine engine) {}
