package io.heliotrope.orchestrator.start;

import java.time.Duration;

/// How long each path is measured, at how many jobs per second.
public record BenchOptions(Duration length, int jobsPerSecond, boolean json) {}
