package io.heliotrope.signals.series;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

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
