package io.heliotrope.orchestrator.start;

import io.heliotrope.orchestrator.config.HeliotropeConfig;
import java.nio.file.Path;

/// A share of the roles in one process; embedded brokers and state stores keep their data under
/// `data`.
public record UpOptions(HeliotropeConfig config, Path data, Share share) {}
