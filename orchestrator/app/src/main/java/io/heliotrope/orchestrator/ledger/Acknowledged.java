package io.heliotrope.orchestrator.ledger;

import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import java.time.Instant;

/// A job that its producer was told is kept: `at` is real time; `deadline` is real time for
/// interactive work, job time for batch.
public record Acknowledged(JobId job, Lane lane, Instant at, Instant deadline) {}
