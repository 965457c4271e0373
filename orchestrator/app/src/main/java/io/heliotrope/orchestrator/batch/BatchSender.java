package io.heliotrope.orchestrator.batch;

import io.heliotrope.decider.BatchChange;
import io.heliotrope.model.JobId;
import io.heliotrope.orchestrator.metrics.LaneMetrics;
import io.heliotrope.protocol.BatchDecision;
import io.heliotrope.protocol.ControlRecord.Tick;
import io.heliotrope.protocol.PlanRecord;
import io.heliotrope.protocol.Status;
import io.heliotrope.queues.BudgetWire;
import io.heliotrope.queues.Message;
import io.heliotrope.queues.PlanWire;
import io.heliotrope.queues.Wire;
import io.heliotrope.state.World;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/// Writes what the decider decided to the decision partition, and counts it.
///
/// One thread, that of the task.
final class BatchSender {
    static final String BUDGETS = "budgets";
    static final String DECISIONS = "decisions";
    static final String PLANS = "plans";
    static final String PROGRESS = "progress";

    private final ProcessorContext<byte[], byte[]> context;
    private final LaneMetrics metrics;
    private final Map<JobId, Instant> arrivedAt = new HashMap<>();

    private long grants;

    BatchSender(ProcessorContext<byte[], byte[]> context, LaneMetrics metrics) {
        this.context = context;
        this.metrics = metrics;
    }

    Instant realNow() {
        return Instant.ofEpochMilli(context.currentSystemTimeMs());
    }

    /// A job was described for the first time, in a record written at `written`.
    void arrived(JobId job, Instant written) {
        arrivedAt.put(job, written);
    }

    /// The first decision on a job described at `written` is made.
    void scheduled(Instant written) {
        metrics.scheduled(Duration.between(written, realNow()));
    }

    void send(BatchChange change) {
        switch (change) {
            case BatchChange.Say s -> {
                metrics.decided(s.status());
                forward(Wire.decision(new BatchDecision.Say(s.status())), DECISIONS);
            }
            case BatchChange.Release r -> {
                metrics.dispatched(r.dispatch());
                forward(Wire.decision(new BatchDecision.Release(r.dispatch())), DECISIONS);
            }
            case BatchChange.Settle s -> {
                metrics.decided(s.status());
                ended(s.status());
                forward(Wire.decision(new BatchDecision.Say(s.status())), DECISIONS);
            }
            case BatchChange.Drop d -> metrics.dropped(d.reason().name());
            case BatchChange.Reject r -> metrics.rejected(r.claim(), r.outcome());
            case BatchChange.Free f -> {
                // the lease store's business
            }
            case BatchChange.Grant g ->
                    forward(BudgetWire.message(g.grant(), grants++ + "/" + realNow()), BUDGETS);
            case BatchChange.Charge c -> {
                // the charge store's business
            }
            case BatchChange.Hold h -> {
                // only remembered: what its producer is told is said
            }
        }
    }

    private void ended(Status status) {
        Instant arrived = arrivedAt.remove(status.job());
        if (arrived == null) {
            metrics.ended(status);
        } else {
            metrics.ended(status, Duration.between(arrived, realNow()));
        }
    }

    void planned(PlanRecord plan) {
        forward(PlanWire.message(plan), PLANS);
    }

    /// Says that all that was due in `world` has been done.
    void progressed(World world) {
        forward(Wire.control(new Tick(world.offsets().clock(), world.now())), PROGRESS);
    }

    private void forward(Message message, String sink) {
        context.forward(
                new Record<>(
                        message.key(),
                        message.value(),
                        context.currentSystemTimeMs(),
                        message.headers()),
                sink);
    }
}
