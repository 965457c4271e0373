package io.heliotrope.signals.trust;

import io.heliotrope.signals.http.FetchEvent;
import io.heliotrope.signals.http.FetchListener;
import io.heliotrope.signals.http.LeftOut;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/// What was turned away: counted by feed and reason, and kept for whoever wants to look.
///
/// [#add], [#listener] and [#counts] are safe from any thread and never wait. What was added is
/// kept, in memory and in the file, when the owner calls [#keep]; [#keep] and [#recent] are the
/// owner's alone. Beyond the limits the oldest goes first. A disk that is full loses what should
/// have been written, which is counted, and nothing else.
public final class Rejections {
    private static final int MOST_WAITING = 1_000;

    private final RejectionFile file;
    private final Limits limits;
    private final Deque<Rejection> recent = new ArrayDeque<>();
    private final BlockingQueue<Rejection> added = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Map<Kind, LongAdder> counts = new ConcurrentHashMap<>();
    private final AtomicLong lost = new AtomicLong();
    private long size;

    private Rejections(RejectionFile file, Limits limits) {
        this.file = file;
        this.limits = limits;
    }

    /// How much is kept: `count` of them, and `bytes` of text, in memory and in files alike.
    public record Limits(int count, long bytes) {
        public static final Limits DEFAULTS = new Limits(2_000, 1 << 20);

        private static final long LEAST_BYTES = 8_192;

        public Limits {
            if (count < 2 || bytes < LEAST_BYTES) {
                throw new IllegalArgumentException(
                        "rejections: count (%d) must be at least 2 and bytes (%d) at least %d"
                                .formatted(count, bytes, LEAST_BYTES));
            }
        }
    }

    /// What is counted together.
    public record Kind(String source, Reason reason) implements Comparable<Kind> {
        @Override
        public int compareTo(Kind other) {
            int bySource = source.compareTo(other.source);
            return bySource != 0 ? bySource : reason.compareTo(other.reason);
        }
    }

    /// With what `file` holds from before; it is made if it is not there. Counts begin at zero.
    ///
    /// @throws IOException when the file cannot be read or made
    public static Rejections open(Path file, Limits limits) throws IOException {
        RejectionFile opened = RejectionFile.open(file, limits);
        Rejections rejections = new Rejections(opened, limits);
        opened.read().forEach(rejections::remember);
        return rejections;
    }

    public void add(Rejection rejection) {
        add(rejection, 1);
    }

    /// The first of `count` of its kind in one body, which stands for all of them: they are
    /// counted, and it alone is kept.
    void add(Rejection rejection, long count) {
        counts.computeIfAbsent(
                        new Kind(rejection.source(), rejection.reason()), _ -> new LongAdder())
                .add(count);
        if (!added.offer(rejection)) {
            lost.incrementAndGet();
        }
    }

    /// Adds the bodies that no feed could read, and what feeds left out of others; tells `next` of
    /// everything.
    public FetchListener listener(InstantSource clock, FetchListener next) {
        return event -> {
            switch (event) {
                case FetchEvent.Rejected body -> add(Rejection.of(body, clock.instant()));
                case FetchEvent.Sifted(String feed, List<LeftOut.Some> left) ->
                        left.forEach(some ->
                                add(Rejection.of(feed, some, clock.instant()), some.count()));
                case FetchEvent.Answered _, FetchEvent.Failed _, FetchEvent.Spared _ -> {}
            }
            next.on(event);
        };
    }

    /// Writes what was added since the last time.
    public void keep() {
        List<Rejection> waiting = new ArrayList<>();
        added.drainTo(waiting);
        for (Rejection rejection : waiting) {
            remember(rejection);
            try {
                file.append(rejection);
            } catch (IOException notWritten) {
                lost.incrementAndGet();
            }
        }
    }

    private void remember(Rejection rejection) {
        recent.addLast(rejection);
        size += rejection.size();
        while (recent.size() > limits.count() || size > limits.bytes()) {
            size -= recent.removeFirst().size();
        }
    }

    /// What is kept, oldest first.
    public List<Rejection> recent() {
        return List.copyOf(recent);
    }

    /// How many there were since the start, of each kind.
    public Map<Kind, Long> counts() {
        Map<Kind, Long> sums = new TreeMap<>();
        counts.forEach((kind, count) -> sums.put(kind, count.sum()));
        return sums;
    }

    /// How many were counted but not written: too many at once, or a disk that did not take them.
    public long lost() {
        return lost.get();
    }
}
