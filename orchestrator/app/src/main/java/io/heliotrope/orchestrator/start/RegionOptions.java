package io.heliotrope.orchestrator.start;

import io.heliotrope.model.RegionId;
import io.heliotrope.orchestrator.config.HeliotropeConfig;
import java.nio.file.Path;

/// One region with `workers` workers; state stores keep their data under `data`.
public record RegionOptions(HeliotropeConfig config, RegionId region, int workers, Path data) {}
