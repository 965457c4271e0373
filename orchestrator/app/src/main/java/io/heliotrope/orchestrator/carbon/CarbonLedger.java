package io.heliotrope.orchestrator.carbon;

import io.heliotrope.model.Catalogue;
import io.heliotrope.protocol.ControlRecord.Signal;
import io.heliotrope.protocol.Restated;
import java.util.List;

/// What an installation's topics tell of carbon: done jobs in order of id, signals and restatements
/// in their partitions' order.
///
/// `undone` attempts were sent for jobs that did not end as done: their energy is nowhere.
/// `undescribed` jobs are done, but no dispatch tells what they were. `unreadable` records do not
/// read.
public record CarbonLedger(
        Catalogue catalogue,
        List<DoneJob> jobs,
        List<Signal> signals,
        List<Restated> restatements,
        int undone,
        int undescribed,
        int unreadable) {
    public CarbonLedger {
        jobs = List.copyOf(jobs);
        signals = List.copyOf(signals);
        restatements = List.copyOf(restatements);
    }
}
