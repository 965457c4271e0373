package io.heliotrope.signals.wire;

import io.heliotrope.signals.http.Outage;
import io.heliotrope.signals.http.Unusable;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.NavigableSet;
import java.util.TreeSet;

/// How long values hold whose provider tells only when they begin.
public final class Steps {
    private static final int MOST_STEPS = 10_000;
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    private Steps() {}

    /// The shortest distance between two of `starts`, at most `usual`, which holds when there is
    /// only one.
    ///
    /// @throws Unusable MALFORMED when a value begins between the steps, or there would be more
    ///   than 10,000 steps or some shorter than a minute
    public static Duration of(Collection<Instant> starts, Duration usual) throws Unusable {
        NavigableSet<Instant> ordered = new TreeSet<>(starts);
        if (ordered.isEmpty()) {
            return usual;
        }
        Duration step = least(ordered, usual);
        Instant first = ordered.getFirst();
        long steps = Duration.between(first, ordered.getLast()).dividedBy(step) + 1;
        if (steps > MOST_STEPS || step.compareTo(SHORTEST) < 0) {
            throw new Unusable(Outage.MALFORMED, "a series of " + steps + " steps of " + step);
        }
        for (Instant start : ordered) {
            Duration since = Duration.between(first, start);
            if (!step.multipliedBy(since.dividedBy(step)).equals(since)) {
                throw new Unusable(
                        Outage.MALFORMED, "a point at " + start + " between steps of " + step);
            }
        }
        return step;
    }

    private static Duration least(NavigableSet<Instant> ordered, Duration usual) {
        Duration least = usual;
        Instant before = ordered.getFirst();
        for (Instant start : ordered.tailSet(before, false)) {
            Duration gap = Duration.between(before, start);
            least = gap.compareTo(least) < 0 ? gap : least;
            before = start;
        }
        return least;
    }
}
