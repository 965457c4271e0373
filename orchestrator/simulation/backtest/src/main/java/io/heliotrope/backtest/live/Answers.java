package io.heliotrope.backtest.live;

import java.util.Arrays;
import java.util.List;

/// Requests that were decided on one by one, and how long they waited for an accelerator: `waits`
/// counts them by whole milliseconds, rounded up, longer ones than [#MOST_MILLIS] there.
public record Answers(List<Long> waits) {
    /// None were.
    public static final Answers NONE = new Answers(List.of());

    static final int MOST_MILLIS = 60_000;

    public Answers {
        waits = List.copyOf(waits);
    }

    /// How many requests there were.
    public long requests() {
        return waits.stream().mapToLong(Long::longValue).sum();
    }

    /// The share of them that waited at all, 0 to 1.
    public double waited() {
        return waits.isEmpty() ? 0 : 1 - (double) waits.getFirst() / requests();
    }

    /// The wait in ms that the share `q` of them did not exceed.
    public int waitMillis(double q) {
        return Delays.quantile(waits, q);
    }

    /// Both together.
    public Answers plus(Answers other) {
        return new Answers(Delays.plus(waits, other.waits));
    }

    /// Counts them. One thread.
    static final class Counting {
        private final long[] counts = new long[MOST_MILLIS + 1];
        private int most = -1;

        void waited(long nanos) {
            int millis = (int) Math.min(MOST_MILLIS, Math.ceilDiv(nanos, 1_000_000L));
            counts[millis]++;
            most = Math.max(most, millis);
        }

        Answers answers() {
            return new Answers(Arrays.stream(counts, 0, most + 1).boxed().toList());
        }
    }
}
