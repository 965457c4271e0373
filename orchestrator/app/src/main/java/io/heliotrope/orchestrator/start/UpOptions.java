package io.heliotrope.orchestrator.start;

import io.heliotrope.orchestrator.config.HeliotropeConfig;
import java.nio.file.Path;

/// Every role in one process; embedded brokers and state stores keep their data under `data`.
public record UpOptions(HeliotropeConfig config, Path data) {}
