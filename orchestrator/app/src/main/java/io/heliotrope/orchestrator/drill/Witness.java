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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/// Watches, as any producer could, when jobs are first dispatched and when they end, by this
/// process's clock. Safe from any thread.
public final class Witness implements LedgerReader.Watcher, AutoCloseable {
    private final Map<JobId, Long> ends = new ConcurrentHashMap<>();
    private final Set<JobId> dispatched = ConcurrentHashMap.newKeySet();
    private final Queue<Seen> firstDispatches = new ConcurrentLinkedQueue<>();
    private final LedgerReader reader;

    /// A job's first dispatch: whose job, the partition of its records, and when it was seen.
    record Seen(JobId job, RegionId origin, Lane lane, int partition, long atNanos) {}

    /// Begins to watch the home clusters of `fleet`, whose topics must be there.
    Witness(ChildFleet fleet) {
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
            firstDispatches.add(
                    new Seen(
                            dispatch.job().id(),
                            dispatch.job().origin(),
                            dispatch.job().lane(),
                            dispatch.resultPartition(),
                            System.nanoTime()));
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

    /// First dispatches of jobs in the order in which they were seen.
    Collection<Seen> firstDispatches() {
        return firstDispatches;
    }

    boolean hasEnded(JobId job) {
        return ends.containsKey(job);
    }

    /// When of each origin a job had ended that was submitted to `lane` after `sinceNanos`; empty
    /// until then.
    OptionalLong firstEnds(Load load, Lane lane, long sinceNanos) {
        Map<RegionId, Long> first = new HashMap<>();
        load.all()
                .forEach((job, sent) -> {
                    Long end = ends.get(job);
                    if (end != null && sent.lane() == lane && sent.atNanos() - sinceNanos > 0) {
                        first.merge(sent.origin(), end, Math::min);
                    }
                });
        return first.size() < Load.ORIGINS
                ? OptionalLong.empty()
                : first.values().stream().mapToLong(Long::longValue).max();
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
