package io.heliotrope.workers;

import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Result;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A results topic in memory. What it answers can be scripted; after the script it takes
/// everything.
final class RecordedResults implements ResultOutlet {
    record Entry(Dispatch dispatch, Result result, Output output) {
        String text() {
            return new String(output.bytes(), StandardCharsets.UTF_8);
        }
    }

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final BlockingQueue<Entry> entries = new LinkedBlockingQueue<>();
    private final Deque<Sent> script = new ArrayDeque<>();

    synchronized void willAnswer(Sent... answers) {
        script.addAll(List.of(answers));
    }

    @Override
    public synchronized CompletableFuture<Sent> send(
            Dispatch dispatch, Result result, Output output) {
        entries.add(new Entry(dispatch, result, output));
        Sent answer = script.poll();
        return CompletableFuture.completedFuture(answer == null ? Sent.ACKED : answer);
    }

    /// The next record, waited for.
    Entry next() throws InterruptedException {
        @Nullable Entry entry = entries.poll(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
        if (entry == null) {
            throw new AssertionError("no result came within " + PATIENCE);
        }
        return entry;
    }

    /// The next record's kind, which must be a `type`.
    <K extends Result.Kind> K next(Class<K> type) throws InterruptedException {
        Result.Kind kind = next().result().kind();
        if (!type.isInstance(kind)) {
            throw new AssertionError("expected " + type.getSimpleName() + ", was " + kind);
        }
        return type.cast(kind);
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }
}
