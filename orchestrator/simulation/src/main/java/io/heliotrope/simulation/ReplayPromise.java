package io.heliotrope.simulation;

import static io.heliotrope.simulation.EndPromises.violation;

import io.heliotrope.decide.Replay;
import io.heliotrope.model.Job;
import io.heliotrope.model.JobId;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.simulation.Evidence.Said;
import io.heliotrope.simulation.Evidence.Sent;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Every receipt in the logs is recomputed from the control topics alone and comes out identical.
final class ReplayPromise {
    private ReplayPromise() {}

    static Optional<Violation> everyReceiptReplays(Evidence evidence) {
        Set<Receipt> seen = new HashSet<>();
        for (Sent each : evidence.sent) {
            Receipt receipt = each.dispatch().receipt();
            if (seen.add(receipt)) {
                Optional<Violation> violation = check(evidence, each.dispatch().job(), receipt);
                if (violation.isPresent()) {
                    return violation;
                }
            }
        }
        for (Said each : evidence.said) {
            JobId id = each.status().job();
            Optional<Receipt> receipt = each.status().why();
            if (receipt.isPresent() && seen.add(receipt.get())) {
                Optional<Job> job = evidence.body(id, receipt.get().job());
                if (job.isEmpty()) {
                    return violation("I6 replay", "nobody submitted the job of " + receipt.get());
                }
                Optional<Violation> violation = check(evidence, job.get(), receipt.get());
                if (violation.isPresent()) {
                    return violation;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Violation> check(Evidence evidence, Job job, Receipt receipt) {
        return Replay.check(
                        receipt,
                        job,
                        evidence.scene.control.at(receipt.world()),
                        evidence.scene.policies.shelf())
                .map(mismatch -> new Violation("I6 replay", job.id() + ": " + mismatch));
    }
}
