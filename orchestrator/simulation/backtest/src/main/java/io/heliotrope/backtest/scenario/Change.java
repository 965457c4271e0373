package io.heliotrope.backtest.scenario;

import static java.util.stream.Collectors.joining;

import io.heliotrope.model.RegionId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What is to be otherwise than it was: regions that take no work, the accelerators of others, and
/// by how much later, or earlier, jobs of a class must be done.
///
/// What comes, and where from, stays as it was recorded.
public record Change(
        SortedSet<RegionId> without,
        SortedMap<RegionId, Integer> capacity,
        SortedMap<String, Duration> deadlines) {
    private static final long MINUTES_PER_HOUR = 60;

    public Change {
        without = Collections.unmodifiableSortedSet(new TreeSet<>(without));
        capacity = Collections.unmodifiableSortedMap(new TreeMap<>(capacity));
        deadlines = Collections.unmodifiableSortedMap(new TreeMap<>(deadlines));
    }

    /// The same days with the change. Deadlines are not moved beyond the last recorded value. Only
    /// for being lived: what perfect foresight could do is not known of it.
    ///
    /// @throws IllegalArgumentException naming a region or class that there is not, a capacity
    ///   where nobody runs short, or a deadline that leaves jobs no time, and what would do
    public Recorded of(Recorded recorded) {
        List<RegionId> regions = recorded.places().stream().map(Place::id).toList();
        without.forEach(region ->
                require(region, regions, "region %s, which is to take no work,".formatted(region)));
        capacity.forEach((region, room) ->
                require(
                        region,
                        regions,
                        "region %s, which is to have %d accelerators,".formatted(region, room)));
        Set<String> classes = new TreeSet<>();
        recorded.allWork().forEach(work -> classes.add(work.jobClass()));
        deadlines.forEach((name, by) ->
                require(
                        name,
                        classes,
                        "class %s, whose deadline is to move by %s,".formatted(name, told(by))));
        if (!capacity.isEmpty() && recorded.rooms().isEmpty()) {
            throw new IllegalArgumentException(
                    "the scenario has no capacity: nobody runs short there, so that of %s has no meaning; leave it out, or state a capacity in the scenario"
                            .formatted(capacity.firstKey()));
        }
        deadlines.forEach((name, by) -> requireTime(name, by, recorded));
        List<Integer> rooms = new ArrayList<>(recorded.rooms());
        long left = -1;
        for (int i = 0; i < regions.size(); i++) {
            RegionId region = regions.get(i);
            left &= without.contains(region) ? ~(1L << i) : -1;
            if (!rooms.isEmpty()) {
                int room = capacity.getOrDefault(region, rooms.get(i));
                rooms.set(i, without.contains(region) ? 0 : room);
            }
        }
        long mask = left;
        Instant end = recorded.sky().end();
        return recorded.with(
                recorded.work().stream()
                        .map(all -> all.stream().map(work -> changed(work, mask, end)).toList())
                        .toList(),
                rooms);
    }

    private static void require(Object name, Collection<?> known, String what) {
        if (!known.contains(name)) {
            throw new IllegalArgumentException(
                    "%s is unknown, expected one of %s"
                            .formatted(
                                    what,
                                    known.stream().map(Object::toString).collect(joining(", "))));
        }
    }

    private static void requireTime(String name, Duration by, Recorded recorded) {
        Duration most =
                recorded.allWork().stream()
                        .filter(work -> work.jobClass().equals(name))
                        .map(work -> Duration.between(work.nominal(), work.latestStart()))
                        .min(Comparator.naturalOrder())
                        .orElseThrow();
        if (by.plus(most).isNegative()) {
            throw new IllegalArgumentException(
                    "deadline of class %s moved by %s leaves jobs no time, expected at most %s earlier"
                            .formatted(name, told(by), told(most)));
        }
    }

    /// As options have it: `-90m`.
    private static String told(Duration by) {
        long minutes = by.toMinutes();
        if (!by.equals(Duration.ofMinutes(minutes))) {
            return by.toSeconds() + "s";
        }
        return minutes % MINUTES_PER_HOUR == 0 ? by.toHours() + "h" : minutes + "m";
    }

    private Work changed(Work work, long mask, Instant end) {
        Instant moved =
                work.deadline().plus(deadlines.getOrDefault(work.jobClass(), Duration.ZERO));
        Instant limit = work.deadline().isAfter(end) ? work.deadline() : end;
        Instant deadline = moved.isAfter(limit) ? limit : moved;
        return new Work(
                work.jobClass(),
                work.origin(),
                work.regions() & mask,
                work.release(),
                work.nominal(),
                deadline,
                work.length(),
                work.kilowatts(),
                work.preemptible(),
                work.jobs());
    }
}
