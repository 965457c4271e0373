package io.heliotrope.state;

import io.heliotrope.model.WorkerId;
import io.heliotrope.protocol.ControlRecord.Heartbeat;
import io.heliotrope.protocol.PowerPlan;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Fold of the pools topic: the last heartbeat of every worker, and the last power plan.
record PoolState(
        long offset, Instant heardAt, Map<WorkerId, Worker> workers, @Nullable PowerPlan power) {
    static final PoolState EMPTY = new PoolState(0, Instant.EPOCH, Map.of(), null);

    PoolState apply(Heartbeat heartbeat, long recordOffset, Instant timestamp) {
        TreeMap<WorkerId, Worker> copy = new TreeMap<>(workers);
        copy.put(heartbeat.worker(), new Worker(heartbeat, timestamp));
        return new PoolState(
                recordOffset + 1, newest(timestamp), Collections.unmodifiableMap(copy), power);
    }

    PoolState apply(PowerPlan plan, long recordOffset, Instant timestamp) {
        return new PoolState(recordOffset + 1, newest(timestamp), workers, plan);
    }

    private Instant newest(Instant timestamp) {
        return timestamp.isAfter(heardAt) ? timestamp : heardAt;
    }
}
