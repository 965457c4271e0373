package io.heliotrope.state;

import io.heliotrope.model.Catalogue;
import io.heliotrope.model.PolicySettings;
import io.heliotrope.protocol.ControlRecord;
import io.heliotrope.protocol.ControlRecord.CatalogueSet;
import io.heliotrope.protocol.ControlRecord.Heartbeat;
import io.heliotrope.protocol.ControlRecord.PolicySet;
import io.heliotrope.protocol.ControlRecord.Signal;
import io.heliotrope.protocol.ControlRecord.Tick;
import io.heliotrope.protocol.PowerPlan;
import io.heliotrope.protocol.WorldOffsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Every state that the control topics went through, so that the world of any receipt can be had
/// again, in whatever order receipts are asked for.
///
/// Keeps one state per record; states share what did not change. Takes each topic's records in
/// their order, the topics interleaved at will, like [WorldFold]. Owned by one thread.
public final class WorldHistory {
    private final Map<Long, Catalogue> catalogues = new HashMap<>();
    private final Map<Long, PolicySettings> policies = new HashMap<>();
    private final Map<Long, SignalState> signals = new HashMap<>();
    private final Map<Long, PoolState> pools = new HashMap<>();
    private final Map<Long, ClockState> clocks = new HashMap<>();
    private SignalState lastSignals = SignalState.EMPTY;
    private PoolState lastPools = PoolState.EMPTY;
    private ClockState lastClock = ClockState.EMPTY;
    private @Nullable World lastAsked;

    public WorldHistory() {
        signals.put(lastSignals.offset(), lastSignals);
        pools.put(lastPools.offset(), lastPools);
        clocks.put(lastClock.offset(), lastClock);
    }

    /// Applies the record at `offset` of its topic; `timestamp` is the record's real time.
    public void apply(ControlRecord controlRecord, long offset, Instant timestamp) {
        switch (controlRecord) {
            case CatalogueSet c -> catalogues.put(offset + 1, c.catalogue());
            case PolicySet p -> policies.put(offset + 1, p.settings());
            case Signal s -> {
                lastSignals = lastSignals.apply(s, offset);
                signals.put(lastSignals.offset(), lastSignals);
            }
            case Heartbeat h -> {
                lastPools = lastPools.apply(h, offset, timestamp);
                pools.put(lastPools.offset(), lastPools);
            }
            case PowerPlan p -> {
                lastPools = lastPools.apply(p, offset, timestamp);
                pools.put(lastPools.offset(), lastPools);
            }
            case Tick t -> {
                lastClock = lastClock.apply(t, offset, timestamp);
                clocks.put(lastClock.offset(), lastClock);
            }
        }
    }

    /// The world as it was at `offsets`; empty when a topic was not read up to there, or no longer
    /// has that record, or when no world was there yet.
    ///
    /// Asking in order of time is fastest: what two neighbouring worlds share is computed once.
    public Optional<World> at(WorldOffsets offsets) {
        if (lastAsked != null && lastAsked.offsets().equals(offsets)) {
            return Optional.of(lastAsked);
        }
        Catalogue catalogue = catalogues.get(offsets.catalogue());
        PolicySettings policy = policies.get(offsets.policy());
        SignalState signal = signals.get(offsets.signals());
        PoolState pool = pools.get(offsets.pools());
        ClockState clock = clocks.get(offsets.clock());
        if (catalogue == null
                || policy == null
                || signal == null
                || pool == null
                || clock == null) {
            return Optional.empty();
        }
        if (clock.offset() == 0) {
            return Optional.empty();
        }
        lastAsked = new World(catalogue, policy, offsets, signal, pool, clock, lastAsked);
        return Optional.of(lastAsked);
    }
}
