package io.heliotrope.orchestrator.carbon;

import io.heliotrope.model.Job;
import io.heliotrope.model.RegionId;
import io.heliotrope.protocol.Status.Done;
import java.time.Instant;

/// A job that was done: with the counterfactual that its admission fixed, and how many further
/// attempts at it were sent, whose energy nobody measured.
public record DoneJob(Job job, Done done, AtOnce atOnceAtHome, int uncounted) {
    /// The home region, and when the job would have started there.
    public record AtOnce(RegionId region, Instant start) {}

    /// When its run started, in job time.
    public Instant start() {
        return done.measured().ranFrom();
    }
}
