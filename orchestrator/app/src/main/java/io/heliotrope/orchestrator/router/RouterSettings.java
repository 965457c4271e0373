package io.heliotrope.orchestrator.router;

import io.heliotrope.model.ClusterId;
import io.heliotrope.model.RegionId;
import java.time.Duration;
import java.util.List;

/// What a router serves: the origins of one home cluster.
///
/// `partitions` is the number of partitions of each origin's interactive topics; `boot` differs
/// with every start of the process, so that no token is given twice; `retention` (real time) is how
/// long an ended job stays known, longer than any source of a repeat.
public record RouterSettings(
        ClusterId cluster,
        List<RegionId> origins,
        int partitions,
        String boot,
        Duration retention) {
    public RouterSettings {
        origins = List.copyOf(origins);
        if (origins.isEmpty()) {
            throw new IllegalArgumentException("router of " + cluster + " serves no origin");
        }
        if (partitions < 1) {
            throw new IllegalArgumentException("partitions must be >= 1, was " + partitions);
        }
    }
}
