package io.heliotrope.orchestrator.start;

import io.heliotrope.orchestrator.config.HeliotropeConfig;
import java.nio.file.Path;

/// What an examination of the feeds is given: the settings, the data folder whose store is read,
/// and whether to print one JSON document instead of text.
public record DoctorOptions(HeliotropeConfig config, Path data, boolean json) {}
