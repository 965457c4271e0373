package io.heliotrope.orchestrator.demo;

import io.heliotrope.model.Job;
import io.heliotrope.protocol.Descriptor;
import io.heliotrope.queues.JobHeaders;
import io.heliotrope.queues.Submission;
import io.heliotrope.queues.Topics;
import org.apache.kafka.common.header.internals.RecordHeaders;

/// Reads arrivals the way intake does.
final class Reads {
    private Reads() {}

    static Descriptor describe(Scenario scenario, Arrival arrival) {
        RecordHeaders headers = new RecordHeaders();
        headers.add(JobHeaders.ID, JobHeaders.utf8(arrival.job().value()));
        arrival.headers().forEach((name, value) -> headers.add(name, JobHeaders.utf8(value)));
        Submission submission =
                new Submission(
                        Topics.jobs(arrival.origin(), arrival.lane()),
                        0,
                        0,
                        arrival.at(),
                        arrival.payload(),
                        headers);
        return JobHeaders.describe(
                scenario.catalogue().find(arrival.origin()).orElseThrow().home(),
                arrival.origin(),
                arrival.lane(),
                submission,
                arrival.at());
    }

    /// The job that a sound arrival is.
    static Job job(Scenario scenario, Arrival arrival) {
        return switch (describe(scenario, arrival)) {
            case Descriptor.Sound(Job job) -> job;
            case Descriptor.Defective defective -> throw new AssertionError(defective);
            case Descriptor.Cancel cancel -> throw new AssertionError(cancel);
        };
    }
}
