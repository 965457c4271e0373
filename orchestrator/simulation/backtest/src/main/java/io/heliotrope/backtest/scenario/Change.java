package io.heliotrope.backtest.scenario;

import io.heliotrope.model.RegionId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
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
    public Change {
        without = Collections.unmodifiableSortedSet(new TreeSet<>(without));
        capacity = Collections.unmodifiableSortedMap(new TreeMap<>(capacity));
        deadlines = Collections.unmodifiableSortedMap(new TreeMap<>(deadlines));
    }

    /// The same days with the change. Deadlines are not moved beyond the last recorded value. Only
    /// for being lived: what perfect foresight could do is not known of it.
    ///
    /// @throws IllegalArgumentException naming a region or class that there is not, a capacity
    ///   where nobody runs short, or a deadline that leaves jobs no time
    public Recorded of(Recorded recorded) {
        List<RegionId> regions = recorded.places().stream().map(Place::id).toList();
        without.forEach(region -> require(regions.contains(region), region, regions));
        capacity.keySet().forEach(region -> require(regions.contains(region), region, regions));
        Set<String> classes = new TreeSet<>();
        recorded.allWork().forEach(work -> classes.add(work.jobClass()));
        deadlines.keySet().forEach(name -> require(classes.contains(name), name, classes));
        if (!capacity.isEmpty() && recorded.rooms().isEmpty()) {
            throw new IllegalArgumentException(
                    "the scenario has no capacity: nobody runs short there, so another one has no meaning");
        }
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

    private static void require(boolean isKnown, Object name, Iterable<?> known) {
        if (!isKnown) {
            List<String> all = new ArrayList<>();
            known.forEach(one -> all.add(one.toString()));
            throw new IllegalArgumentException(
                    "%s is unknown, expected one of %s".formatted(name, String.join(", ", all)));
        }
    }

    private Work changed(Work work, long mask, Instant end) {
        Duration later = deadlines.getOrDefault(work.jobClass(), Duration.ZERO);
        Instant moved = work.deadline().plus(later);
        Instant deadline = moved.isAfter(end) ? end : moved;
        if (work.nominal().plus(work.length()).isAfter(deadline)) {
            throw new IllegalArgumentException(
                    "%s by %s leaves jobs of %s that should begin at %s no time"
                            .formatted(work.jobClass(), later, work.length(), work.nominal()));
        }
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
