package io.heliotrope.orchestrator.start;

import io.heliotrope.model.RegionId;
import io.heliotrope.model.WorkerId;
import io.heliotrope.orchestrator.config.HeliotropeConfig;
import java.nio.file.Path;

/// One worker of a region's pool; its id is stable over restarts, its models lie under `data`.
public record WorkerOptions(HeliotropeConfig config, RegionId region, WorkerId worker, Path data) {}
