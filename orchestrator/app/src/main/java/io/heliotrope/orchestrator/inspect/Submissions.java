package io.heliotrope.orchestrator.inspect;

import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.orchestrator.ledger.Acknowledged;
import io.heliotrope.protocol.Descriptor;
import io.heliotrope.queues.Submission;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Every job that lies in a jobs topic: what producers were told is kept. A cancellation alone is
/// no job. Owned by one thread.
final class Submissions {
    private final Map<JobId, Acknowledged> jobs = new HashMap<>();
    private final Set<JobId> tooOld = new HashSet<>();

    /// Takes one record; `since` is since when its job's status would still be kept. What is older
    /// cannot be judged.
    void take(Descriptor described, Lane lane, Submission submission, Instant since) {
        Instant arrived = submission.timestamp();
        Instant deadline =
                switch (described) {
                    case Descriptor.Sound sound -> LedgerScan.deadline(sound.job());
                    case Descriptor.Defective _ -> arrived;
                    case Descriptor.Cancel _ -> Instant.MAX;
                };
        if (described instanceof Descriptor.Cancel) {
            return;
        }
        if (arrived.isBefore(since)) {
            tooOld.add(described.id());
        } else {
            jobs.putIfAbsent(
                    described.id(), new Acknowledged(described.id(), lane, arrived, deadline));
        }
    }

    /// Says a job's deadline as its agent has worked it out.
    void due(JobId job, Instant deadline) {
        jobs.computeIfPresent(
                job, (id, known) -> new Acknowledged(id, known.lane(), known.at(), deadline));
    }

    List<Acknowledged> jobs() {
        return List.copyOf(jobs.values());
    }

    /// How many jobs are older than what is kept of their status.
    int tooOld() {
        tooOld.removeAll(jobs.keySet());
        return tooOld.size();
    }
}
