package io.heliotrope.workers;

import io.heliotrope.model.Lane;
import io.heliotrope.model.Measured;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/// Counts of a worker's events, in memory, by `event.lane.detail`. Safe from any thread.
///
/// The number of counters is bounded by the words of [WorkerEvents].
public final class WorkerTally implements WorkerEvents {
    private final ConcurrentMap<String, LongAdder> counts = new ConcurrentHashMap<>();

    /// A counter's value, 0 when nothing was counted: `dropped.batch.token_seen`.
    public long of(String counter) {
        LongAdder adder = counts.get(counter);
        return adder == null ? 0 : adder.sum();
    }

    /// Every counter that has counted, in order of name.
    public SortedMap<String, Long> all() {
        SortedMap<String, Long> all = new TreeMap<>();
        counts.forEach((name, adder) -> all.put(name, adder.sum()));
        return all;
    }

    @Override
    public void dropped(Lane lane, String reason) {
        count("dropped." + lane.word() + "." + reason.toLowerCase(Locale.ROOT));
    }

    @Override
    public void declined(Lane lane, String reason) {
        count("declined." + lane.word() + "." + reason.toLowerCase(Locale.ROOT));
    }

    @Override
    public void finished(Lane lane, Measured measured) {
        count("finished." + lane.word());
    }

    @Override
    public void paused(Lane lane) {
        count("paused." + lane.word());
    }

    @Override
    public void failed(Lane lane, boolean retryable) {
        count("failed." + lane.word() + (retryable ? ".retryable" : ".final"));
    }

    @Override
    public void notOpened(Lane lane, String why) {
        count("notopened." + lane.word() + "." + why.toLowerCase(Locale.ROOT));
    }

    @Override
    public void resent(Lane lane) {
        count("resent." + lane.word());
    }

    @Override
    public void unanswered(Lane lane) {
        count("unanswered." + lane.word());
    }

    @Override
    public void heartbeatLost() {
        count("heartbeat.lost");
    }

    @Override
    public void unreadable(Lane lane) {
        count("unreadable." + lane.word());
    }

    @Override
    public void passedBy(Lane lane) {
        count("passedby." + lane.word());
    }

    private void count(String name) {
        counts.computeIfAbsent(name, unseen -> new LongAdder()).increment();
    }
}
