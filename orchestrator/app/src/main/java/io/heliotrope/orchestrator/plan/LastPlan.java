package io.heliotrope.orchestrator.plan;

import io.heliotrope.orchestrator.inspect.Installation;
import io.heliotrope.orchestrator.inspect.TopicScan;
import io.heliotrope.protocol.PlanRecord;
import io.heliotrope.queues.PlanWire;
import io.heliotrope.queues.Topics;
import io.heliotrope.queues.format.Decoded;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Looks up the last plan that a running installation told.
public final class LastPlan {
    /// Offsets are taken by the marks of transactions too.
    private static final long FAR_ENOUGH = 50;

    private LastPlan() {}

    /// Empty when none was told yet.
    public static Optional<PlanRecord> of(Installation installation) {
        List<PlanRecord> found = new ArrayList<>();
        try (TopicScan scan = installation.scanControl()) {
            scan.readLast(
                    scan.partitions(Topics.PLANS),
                    FAR_ENOUGH,
                    received -> {
                        if (PlanWire.read(received.value())
                                instanceof Decoded.Value<PlanRecord>(PlanRecord plan)) {
                            found.add(plan);
                        }
                    });
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(found.getLast());
    }
}
