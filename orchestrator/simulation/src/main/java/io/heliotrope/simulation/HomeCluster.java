package io.heliotrope.simulation;

import io.heliotrope.model.ClusterId;
import io.heliotrope.model.RegionId;
import io.heliotrope.protocol.Descriptor;
import io.heliotrope.protocol.Result;
import io.heliotrope.protocol.StatusRecord;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The logs of one home cluster: one origin, one partition, a router task and an agent.
final class HomeCluster {
    /// The parts of an agent, each with its own position.
    enum Relay {
        INTAKE,
        RELEASE,
        OUTCOMES
    }

    final ClusterId id;
    final RegionId origin;
    final Log<Descriptor> interactiveJobs;
    final Log<Descriptor> batchJobs;
    final Log<Result> interactiveResults;
    final Log<Result> batchResults;
    final Log<StatusRecord> status;
    final Log<StoreLine> changelog;
    final Map<RegionId, Log<DispatchLine>> interactiveDispatches = new TreeMap<>();
    final Map<RegionId, Log<DispatchLine>> batchDispatches = new TreeMap<>();

    /// The router group's positions, and which instance may move them.
    long jobsRead;

    long resultsRead;
    long statusRead;
    int routerOwner;

    /// The agent groups' positions and owners.
    final Map<Relay, Long> relayRead = new EnumMap<>(Relay.class);

    final Map<Relay, Integer> relayOwner = new EnumMap<>(Relay.class);

    boolean isCutOff;

    HomeCluster(ClusterId id, RegionId origin, List<RegionId> targets) {
        this.id = id;
        this.origin = origin;
        interactiveJobs = new Log<>(origin + ".jobs.interactive");
        batchJobs = new Log<>(origin + ".jobs.batch");
        interactiveResults = new Log<>(origin + ".results.interactive");
        batchResults = new Log<>(origin + ".results.batch");
        status = new Log<>(origin + ".status");
        changelog = new Log<>("router-" + id + ".changelog");
        for (RegionId target : targets) {
            interactiveDispatches.put(
                    target, new Log<>(id + ":dispatch." + target + ".interactive"));
            batchDispatches.put(target, new Log<>(id + ":dispatch." + target + ".batch"));
        }
    }

    /// Both lanes' logs of a target.
    List<Log<DispatchLine>> dispatches(RegionId target) {
        return List.of(interactive(target), batch(target));
    }

    Log<DispatchLine> interactive(RegionId target) {
        return find(interactiveDispatches, target);
    }

    Log<DispatchLine> batch(RegionId target) {
        return find(batchDispatches, target);
    }

    private static Log<DispatchLine> find(Map<RegionId, Log<DispatchLine>> logs, RegionId target) {
        Log<DispatchLine> log = logs.get(target);
        if (log == null) {
            throw new IllegalArgumentException("no dispatch log of region " + target);
        }
        return log;
    }

    /// Every dispatch log, in order of region.
    List<Log<DispatchLine>> allDispatches() {
        List<Log<DispatchLine>> all = new ArrayList<>(interactiveDispatches.values());
        all.addAll(batchDispatches.values());
        return all;
    }

    @Override
    public String toString() {
        return id.value();
    }
}
