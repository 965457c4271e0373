package io.heliotrope.orchestrator.demo;

import io.heliotrope.model.Catalogue;
import io.heliotrope.model.ClusterId;
import io.heliotrope.model.JobId;
import io.heliotrope.model.RegionId;
import io.heliotrope.orchestrator.roles.Clusters;
import io.heliotrope.queues.JobProducer;
import io.heliotrope.queues.SealedJob;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;

/// The demo's producers: one a home cluster; personal data is sealed. Safe from any thread.
final class Producers implements AutoCloseable {
    private final Catalogue catalogue;
    private final PersonalJobs personal;
    private final Map<ClusterId, JobProducer> byCluster = new TreeMap<>();
    private final Set<JobId> acknowledged = new ConcurrentSkipListSet<>();
    private final AtomicInteger failed = new AtomicInteger();
    private final Stopwatch stopwatch;
    private final Queue<CompletableFuture<Void>> sent = new ConcurrentLinkedQueue<>();

    Producers(PersonalJobs personal, Clusters clusters, Stopwatch stopwatch) {
        this.catalogue = personal.scenario().catalogue();
        this.personal = personal;
        this.stopwatch = stopwatch;
        clusters.homes()
                .forEach((id, home) ->
                        byCluster.put(id, new JobProducer(home, "heliotrope-producer-" + id)));
    }

    /// Puts an arrival on its topic; returns at once.
    void submit(Arrival arrival) {
        SealedJob.Ready content = personal.submitted(arrival);
        stopwatch.submitting(arrival.job());
        CompletableFuture<Void> done =
                producer(arrival.origin())
                        .submit(
                                arrival.origin(),
                                arrival.lane(),
                                arrival.job(),
                                content.headers(),
                                content.payload())
                        .handle((place, failure) -> {
                            if (failure == null) {
                                acknowledged.add(arrival.job());
                            } else {
                                failed.incrementAndGet();
                            }
                            return null;
                        });
        sent.add(done);
    }

    /// Waits until every record was acknowledged or given up.
    void awaitAcknowledgements() {
        CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).join();
    }

    private JobProducer producer(RegionId origin) {
        ClusterId home =
                catalogue
                        .find(origin)
                        .orElseThrow(() -> new IllegalArgumentException("no region " + origin))
                        .home();
        JobProducer producer = byCluster.get(home);
        if (producer == null) {
            throw new IllegalStateException("no producer for home cluster " + home);
        }
        return producer;
    }

    /// Jobs of which at least one record was acknowledged.
    Set<JobId> acknowledged() {
        return new TreeSet<>(acknowledged);
    }

    /// Records that no broker took.
    int failed() {
        return failed.get();
    }

    @Override
    public void close() {
        byCluster.values().forEach(JobProducer::close);
    }
}
