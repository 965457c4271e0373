package io.heliotrope.simulation;

import io.heliotrope.protocol.BatchDecision;
import io.heliotrope.protocol.ControlRecord;
import io.heliotrope.protocol.ControlRecord.CatalogueSet;
import io.heliotrope.protocol.ControlRecord.Heartbeat;
import io.heliotrope.protocol.ControlRecord.PolicySet;
import io.heliotrope.protocol.ControlRecord.Signal;
import io.heliotrope.protocol.ControlRecord.Tick;
import io.heliotrope.protocol.Descriptor;
import io.heliotrope.protocol.PowerPlan;
import io.heliotrope.protocol.Result;
import io.heliotrope.protocol.WorldOffsets;
import io.heliotrope.state.World;
import io.heliotrope.state.WorldHistory;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// The control topics, and every world that they fold to.
///
/// A process's world is a function of how far it has read; processes that have read equally far
/// share it.
final class ControlPlane {
    final Log<ControlRecord> catalogue = new Log<>("catalogue");
    final Log<ControlRecord> policy = new Log<>("policy");
    final Log<ControlRecord> signals = new Log<>("signals");
    final Log<ControlRecord> pools = new Log<>("pools");
    final Log<ControlRecord> clock = new Log<>("clock");
    final Log<Descriptor> descriptors = new Log<>("descriptors");
    final Log<Result> outcomes = new Log<>("outcomes");
    final Log<BatchDecision> decisions = new Log<>("decisions");

    private final WorldHistory history = new WorldHistory();
    private final Map<WorldOffsets, World> worlds = new HashMap<>();

    /// Appends a record to its topic at real time `at`.
    void publish(Instant at, ControlRecord next) {
        Log<ControlRecord> topic =
                switch (next) {
                    case CatalogueSet c -> catalogue;
                    case PolicySet p -> policy;
                    case Signal s -> signals;
                    case Heartbeat h -> pools;
                    case PowerPlan p -> pools;
                    case Tick t -> clock;
                };
        history.apply(next, topic.append(at, next), at);
    }

    /// How far all that is there goes.
    WorldOffsets ends() {
        return new WorldOffsets(
                catalogue.end(), policy.end(), signals.end(), pools.end(), clock.end());
    }

    World at(WorldOffsets offsets) {
        return worlds.computeIfAbsent(
                offsets,
                asked ->
                        history.at(asked)
                                .orElseThrow(
                                        () -> new IllegalStateException("no world at " + asked)));
    }
}
