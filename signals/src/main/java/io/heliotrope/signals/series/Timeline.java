package io.heliotrope.signals.series;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Points in order of time.
///
/// Two points hold for different times, or for exactly the same time and were made known at
/// different times: then they are revisions of each other. Nothing fills the gaps between them.
final class Timeline {
    private static final Comparator<Timed> BY_TIME =
            Comparator.comparing(Timed::validFrom).thenComparing(Timed::updatedAt);

    private Timeline() {}

    static void requireOrder(Instant validFrom, Instant validTo) {
        if (!validFrom.isBefore(validTo)) {
            throw new IllegalArgumentException(
                    "a value must end (" + validTo + ") after it begins (" + validFrom + ")");
        }
    }

    /// `points` sorted.
    ///
    /// @throws IllegalArgumentException when two of them overlap and are no revisions
    static <P extends Timed> List<P> of(List<P> points) {
        List<P> sorted = points.stream().sorted(BY_TIME).toList();
        for (int i = 1; i < sorted.size(); i++) {
            P before = sorted.get(i - 1);
            P after = sorted.get(i);
            boolean isRevision =
                    isSameTime(before, after) && !before.updatedAt().equals(after.updatedAt());
            if (!isRevision && before.validTo().isAfter(after.validFrom())) {
                throw new IllegalArgumentException(
                        "two values for %s: one from %s to %s, one from %s to %s"
                                .formatted(
                                        after.validFrom(),
                                        before.validFrom(),
                                        before.validTo(),
                                        after.validFrom(),
                                        after.validTo()));
            }
        }
        return sorted;
    }

    /// All of `later`, and what of `earlier` fits: other times, or revisions of exactly the same.
    static <P extends Timed> List<P> join(List<P> earlier, List<P> later) {
        TreeMap<Instant, P> byStart = new TreeMap<>();
        Set<List<Instant>> issues = new HashSet<>();
        for (P point : later) {
            byStart.put(point.validFrom(), point);
            issues.add(List.of(point.validFrom(), point.updatedAt()));
        }
        List<P> both = new ArrayList<>(later);
        for (P point : earlier) {
            Map.Entry<Instant, P> near = byStart.lowerEntry(point.validTo());
            boolean isAlone = near == null || !near.getValue().validTo().isAfter(point.validFrom());
            boolean isRevision =
                    near != null
                            && isSameTime(near.getValue(), point)
                            && !issues.contains(List.of(point.validFrom(), point.updatedAt()));
            if (isAlone || isRevision) {
                both.add(point);
            }
        }
        return both;
    }

    /// The last revision of each, out of sorted points.
    static <P extends Timed> List<P> newest(List<P> sorted) {
        List<P> newest = new ArrayList<>(sorted.size());
        for (P point : sorted) {
            if (!newest.isEmpty() && isSameTime(newest.getLast(), point)) {
                newest.removeLast();
            }
            newest.add(point);
        }
        return newest;
    }

    /// The last revision of what holds at `instant`, out of sorted points.
    static <P extends Timed> Optional<P> at(List<P> sorted, Instant instant) {
        return sorted.stream().filter(point -> point.holdsAt(instant)).reduce((_, last) -> last);
    }

    private static boolean isSameTime(Timed a, Timed b) {
        return a.validFrom().equals(b.validFrom()) && a.validTo().equals(b.validTo());
    }
}
