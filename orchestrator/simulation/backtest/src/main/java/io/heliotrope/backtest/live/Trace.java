package io.heliotrope.backtest.live;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What came and what ran, slot by slot from `start` on: jobs that came by region of origin, and
/// accelerators that were busy with jobs by region, by index.
public record Trace(Instant start, Duration slot, List<List<Long>> came, List<List<Long>> ran) {
    /// Of nothing.
    public static final Trace NONE =
            new Trace(Instant.EPOCH, Duration.ofHours(1), List.of(), List.of());

    public Trace {
        came = came.stream().map(List::copyOf).toList();
        ran = ran.stream().map(List::copyOf).toList();
    }

    /// Notes one slot after the other. One thread.
    static final class Writing {
        private final int regions;
        private final List<List<Long>> came = new ArrayList<>();
        private final List<List<Long>> ran = new ArrayList<>();

        Writing(int regions) {
            this.regions = regions;
        }

        void next() {
            came.add(none());
            ran.add(none());
        }

        private List<Long> none() {
            List<Long> none = new ArrayList<>();
            for (int i = 0; i < regions; i++) {
                none.add(0L);
            }
            return none;
        }

        void came(int origin, long jobs) {
            add(came.getLast(), origin, jobs);
        }

        void ran(int region) {
            add(ran.getLast(), region, 1);
        }

        private static void add(List<Long> counts, int region, long more) {
            counts.set(region, counts.get(region) + more);
        }

        Trace trace(Instant start, Duration slot) {
            return new Trace(start, slot, came, ran);
        }
    }
}
