package io.heliotrope.state;

import io.heliotrope.model.WorkerId;
import io.heliotrope.protocol.ControlRecord.Heartbeat;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// Fold of the pools topic: the last heartbeat of every worker.
record PoolState(long offset, Instant heardAt, Map<WorkerId, Worker> workers) {
    static final PoolState EMPTY = new PoolState(0, Instant.EPOCH, Map.of());

    PoolState apply(Heartbeat heartbeat, long recordOffset, Instant timestamp) {
        TreeMap<WorkerId, Worker> copy = new TreeMap<>(workers);
        copy.put(heartbeat.worker(), new Worker(heartbeat, timestamp));
        Instant newest = timestamp.isAfter(heardAt) ? timestamp : heardAt;
        return new PoolState(recordOffset + 1, newest, Collections.unmodifiableMap(copy));
    }
}
