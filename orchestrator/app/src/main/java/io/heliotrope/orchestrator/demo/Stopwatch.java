package io.heliotrope.orchestrator.demo;

import io.heliotrope.model.Catalogue;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.orchestrator.ledger.Latencies;
import io.heliotrope.orchestrator.ledger.LedgerReader;
import io.heliotrope.orchestrator.ledger.Percentiles;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Status;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/// Times interactive jobs from their submission, by this process's nano clock: until their dispatch
/// can be read, and until their result can. Round trips between regions are added to the second.
///
/// Safe from any thread.
final class Stopwatch implements LedgerReader.Watcher {
    private static final double NANOS_PER_MILLI = 1e6;

    private final Catalogue catalogue;
    private final LongSupplier nanoClock;
    private final Map<JobId, Long> submittedAt = new ConcurrentHashMap<>();
    private final Map<JobId, Dispatch> dispatched = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Latencies scheduling = new Latencies();
    private final Latencies endToEnd = new Latencies();

    Stopwatch(Catalogue catalogue, LongSupplier nanoClock) {
        this.catalogue = catalogue;
        this.nanoClock = nanoClock;
    }

    /// A job is about to be submitted; only its first submission counts.
    void submitting(JobId job) {
        submittedAt.putIfAbsent(job, nanoClock.getAsLong());
    }

    @Override
    public void dispatched(Dispatch dispatch) {
        Long start = submittedAt.get(dispatch.job().id());
        if (dispatch.job().lane() == Lane.INTERACTIVE
                && start != null
                && dispatched.putIfAbsent(dispatch.job().id(), dispatch) == null) {
            add(scheduling, Duration.ofNanos(nanoClock.getAsLong() - start));
        }
    }

    @Override
    public void answered(JobId job, Lane lane) {
        Long start = submittedAt.get(job);
        Dispatch dispatch = dispatched.get(job);
        if (lane == Lane.INTERACTIVE && start != null && dispatch != null) {
            int from = catalogue.indexOf(dispatch.job().origin());
            int to = catalogue.indexOf(dispatch.target());
            long roundTrip = Math.round(catalogue.rttMillis(from, to) * NANOS_PER_MILLI);
            add(endToEnd, Duration.ofNanos(nanoClock.getAsLong() - start + roundTrip));
            submittedAt.remove(job);
        }
    }

    @Override
    public void said(Status status) {
        // the ledger's business
    }

    private void add(Latencies latencies, Duration duration) {
        lock.lock();
        try {
            latencies.add(duration);
        } finally {
            lock.unlock();
        }
    }

    /// From submission until the dispatch can be read.
    Percentiles scheduling() {
        return percentiles(scheduling);
    }

    /// From submission until the result can be read, the round trip between the regions added.
    Percentiles endToEnd() {
        return percentiles(endToEnd);
    }

    private Percentiles percentiles(Latencies latencies) {
        lock.lock();
        try {
            return latencies.percentiles();
        } finally {
            lock.unlock();
        }
    }
}
