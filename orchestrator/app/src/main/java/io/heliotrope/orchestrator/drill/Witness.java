package io.heliotrope.orchestrator.drill;

import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.model.Region;
import io.heliotrope.model.RegionId;
import io.heliotrope.orchestrator.ledger.LedgerReader;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Status;
import io.heliotrope.queues.ClientSettings;
import io.heliotrope.queues.Topics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;

/// Watches, as any producer could, when jobs are first dispatched and when they end, by this
/// process's clock. Safe from any thread.
public final class Witness implements LedgerReader.Watcher, AutoCloseable {
    private final Map<JobId, Long> ends = new ConcurrentHashMap<>();
    private final Set<JobId> dispatched = ConcurrentHashMap.newKeySet();
    private final Map<Lane, NavigableSet<Long>> dispatchTimes = new EnumMap<>(Lane.class);
    private final LedgerReader reader;

    /// Begins to watch the home clusters of `fleet`, whose topics must be there.
    Witness(ChildFleet fleet) {
        for (Lane lane : Lane.values()) {
            dispatchTimes.put(lane, new ConcurrentSkipListSet<>());
        }
        List<ClientSettings> homes =
                Stream.of(FleetFile.NORTH_HOME, FleetFile.WEST_HOME)
                        .map(fleet::client)
                        .distinct()
                        .toList();
        reader = LedgerReader.fromBeginning(homes, home -> topics(fleet, home), this);
        reader.start();
    }

    private static List<String> topics(ChildFleet fleet, ClientSettings home) {
        List<String> topics = new ArrayList<>();
        for (Region region : fleet.config().regions()) {
            RegionId id = region.id();
            if (fleet.client(region.home()).equals(home)) {
                topics.add(Topics.status(id));
            }
            for (Lane lane : Lane.values()) {
                topics.add(Topics.dispatch(id, lane));
            }
        }
        return topics;
    }

    @Override
    public void dispatched(Dispatch dispatch) {
        if (dispatched.add(dispatch.job().id())) {
            dispatchesOf(dispatch.job().lane()).add(System.nanoTime());
        }
    }

    @Override
    public void said(Status status) {
        if (status.state() instanceof Status.Terminal) {
            ends.putIfAbsent(status.job(), System.nanoTime());
        }
    }

    @Override
    public void answered(JobId job, Lane lane) {
        // results are not watched
    }

    /// When first dispatches of jobs were seen.
    NavigableSet<Long> dispatchesOf(Lane lane) {
        NavigableSet<Long> times = dispatchTimes.get(lane);
        if (times == null) {
            throw new IllegalStateException("no times of lane " + lane);
        }
        return times;
    }

    boolean hasEnded(JobId job) {
        return ends.containsKey(job);
    }

    /// When the first job ended that was submitted to `lane` after `sinceNanos`.
    OptionalLong firstEnd(Load load, Lane lane, long sinceNanos) {
        return load.all().entrySet().stream()
                .filter(e -> e.getValue().lane() == lane)
                .filter(e -> e.getValue().atNanos() - sinceNanos > 0)
                .flatMap(e -> Stream.ofNullable(ends.get(e.getKey())))
                .mapToLong(Long::longValue)
                .min();
    }

    /// Those of `jobs` that have not ended.
    List<JobId> open(Collection<JobId> jobs) {
        return jobs.stream().filter(job -> !hasEnded(job)).sorted().toList();
    }

    @Override
    public void close() {
        reader.close();
    }
}
