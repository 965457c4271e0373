package io.heliotrope.orchestrator.drill;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// How long nothing of a stream of jobs was dispatched although some of it waited.
///
/// A silence in which nobody had asked for anything does not count: it says how jobs come, not how
/// they are served.
final class Standstill {
    private Standstill() {}

    /// A job of `stream` that was submitted, and first dispatched, at these times.
    record Passage(int stream, long submittedNanos, long dispatchedNanos) {}

    /// The longest standstill in any stream that ended after `sinceNanos`; zero when there was
    /// none.
    static Duration longest(List<Passage> passages, long sinceNanos) {
        Map<Integer, List<Passage>> streams =
                passages.stream().collect(Collectors.groupingBy(Passage::stream));
        return Duration.ofNanos(
                streams.values().stream()
                        .mapToLong(one -> longestOf(one, sinceNanos))
                        .max()
                        .orElse(0));
    }

    private static long longestOf(List<Passage> stream, long sinceNanos) {
        List<Passage> latestFirst =
                stream.stream()
                        .sorted(Comparator.comparingLong(Passage::dispatchedNanos).reversed())
                        .toList();
        long longest = 0;
        long waitingSince = Long.MAX_VALUE;
        for (int i = 0; i < latestFirst.size(); i++) {
            Passage passage = latestFirst.get(i);
            if (passage.dispatchedNanos() <= sinceNanos) {
                break;
            }
            // of this job and those after it
            waitingSince = Math.min(waitingSince, passage.submittedNanos());
            long silentSince =
                    i + 1 < latestFirst.size()
                            ? latestFirst.get(i + 1).dispatchedNanos()
                            : Long.MIN_VALUE;
            longest =
                    Math.max(
                            longest,
                            passage.dispatchedNanos() - Math.max(silentSince, waitingSince));
        }
        return longest;
    }
}
