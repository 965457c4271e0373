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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Folds control records, each in its topic's order, into a [World].
///
/// How the topics interleave does not matter: the world depends on the offsets alone. Owned by one
/// thread.
public final class WorldFold {
    private @Nullable Catalogue catalogue;
    private @Nullable PolicySettings policy;
    private long catalogueOffset;
    private long policyOffset;
    private SignalState signals = SignalState.EMPTY;
    private PoolState pools = PoolState.EMPTY;
    private ClockState clock = ClockState.EMPTY;
    private @Nullable World current;

    /// Applies the record at `offset` of its topic; `timestamp` is the record's real time.
    public void apply(ControlRecord controlRecord, long offset, Instant timestamp) {
        switch (controlRecord) {
            case CatalogueSet c -> {
                catalogue = c.catalogue();
                catalogueOffset = offset + 1;
            }
            case PolicySet p -> {
                policy = p.settings();
                policyOffset = offset + 1;
            }
            case Signal s -> signals = signals.apply(s, offset);
            case Heartbeat h -> pools = pools.apply(h, offset, timestamp);
            case PowerPlan p -> pools = pools.apply(p, offset, timestamp);
            case Tick t -> clock = clock.apply(t, offset, timestamp);
        }
    }

    /// The world so far; empty until catalogue, policy and clock were heard of.
    public Optional<World> world() {
        if (catalogue == null || policy == null || clock.offset() == 0) {
            return Optional.empty();
        }
        WorldOffsets offsets = offsets();
        if (current == null || !current.offsets().equals(offsets)) {
            current = new World(catalogue, policy, offsets, signals, pools, clock, current).ready();
        }
        return Optional.of(current);
    }

    /// The offset of the next record of each topic.
    public WorldOffsets offsets() {
        return new WorldOffsets(
                catalogueOffset, policyOffset, signals.offset(), pools.offset(), clock.offset());
    }
}
