package io.heliotrope.orchestrator.roles;

import io.heliotrope.model.Lane;
import io.heliotrope.model.Measured;
import io.heliotrope.orchestrator.metrics.Meters;
import io.heliotrope.orchestrator.metrics.MetricNames;
import io.heliotrope.queues.seal.Opened;
import io.heliotrope.workers.WorkerEvents;

/// What a worker tells, as metrics. Safe from any thread.
public final class WorkerTallies implements WorkerEvents {
    private final Meters meters;

    public WorkerTallies(Meters meters) {
        this.meters = meters;
        for (Lane lane : Lane.values()) {
            for (Opened.Why why : Opened.Why.values()) {
                meters.counter(MetricNames.NOT_OPENED, lane.word(), why.name());
            }
        }
    }

    @Override
    public void dropped(Lane lane, String reason) {
        count("dropped-" + reason);
    }

    @Override
    public void declined(Lane lane, String reason) {
        count("declined-" + reason);
    }

    @Override
    public void finished(Lane lane, Measured measured) {
        // the status tells it, once for the job
    }

    @Override
    public void paused(Lane lane) {
        // the decider tells it, once for the piece
    }

    @Override
    public void failed(Lane lane, boolean retryable) {
        count("failed-run");
    }

    @Override
    public void notOpened(Lane lane, String why) {
        meters.counter(MetricNames.NOT_OPENED, lane.word(), why).increment();
    }

    @Override
    public void resent(Lane lane) {
        count("resent-result");
    }

    @Override
    public void unanswered(Lane lane) {
        count("unanswered");
    }

    @Override
    public void heartbeatLost() {
        count("heartbeat-lost");
    }

    @Override
    public void unreadable(Lane lane) {
        count("malformed-dispatch");
    }

    @Override
    public void passedBy(Lane lane) {
        count("broken-dispatch");
    }

    private void count(String kind) {
        meters.counter(MetricNames.REPEATS_DROPPED, kind).increment();
    }
}
