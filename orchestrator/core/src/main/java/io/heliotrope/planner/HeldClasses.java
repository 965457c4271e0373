package io.heliotrope.planner;

import io.heliotrope.decider.BatchEntry;
import io.heliotrope.model.Decision;
import io.heliotrope.model.HoldReason;
import io.heliotrope.model.Job;
import io.heliotrope.model.JobId;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Slots;
import io.heliotrope.state.World;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The held jobs that a plan may move, by class and place: those that were accepted and have a
/// place ahead of them, which begins with a slot, and that no quote promised.
///
/// One thread. Lives in memory, some 200 bytes a job, and is told every entry anew after a restart.
public final class HeldClasses {
    private final NavigableMap<JobClass, Group> groups = new TreeMap<>();
    private final Map<JobId, Seat> seats = new HashMap<>();

    private long changes;

    private record Seat(JobClass of, Place place) {}

    /// The jobs of a class by place, and one that stands for all.
    static final class Group {
        private final Job like;
        private final NavigableMap<Place, SortedSet<JobId>> places = new TreeMap<>();
        private long jobs;

        private Group(Job like) {
            this.like = like;
        }

        Job like() {
            return like;
        }

        long jobs() {
            return jobs;
        }

        SortedMap<Place, SortedSet<JobId>> places() {
            return places;
        }

        private void add(Place place, JobId job) {
            places.computeIfAbsent(place, p -> new TreeSet<>()).add(job);
            jobs++;
        }

        private void remove(Place place, JobId job) {
            SortedSet<JobId> there = places.getOrDefault(place, new TreeSet<>());
            if (there.remove(job)) {
                jobs--;
            }
            if (there.isEmpty()) {
                places.remove(place);
            }
        }
    }

    /// `job` is now as `entry` says.
    public void put(JobId job, BatchEntry entry, World world) {
        Seat before = seats.get(job);
        remove(job);
        seat(job, entry, world);
        Seat after = seats.get(job);
        boolean stays = before != null && after != null && before.of().equals(after.of());
        boolean isNone = before == null && after == null;
        changes += stays || isNone ? 0 : 1;
    }

    private void seat(JobId job, BatchEntry entry, World world) {
        if (!(entry instanceof BatchEntry.Held held)
                || !held.isAccepted()
                || held.job().accepted().isPresent()
                || held.job().isInterruptible()
                || !(held.receipt().decision() instanceof Decision.Hold hold)
                || hold.reason() == HoldReason.REGION_DOWN
                || hold.meantFor().isEmpty()) {
            return;
        }
        RegionId region = hold.meantFor().get();
        Instant start = hold.until();
        if (!start.equals(held.due()) || !start.equals(Slots.start(Slots.of(start)))) {
            return;
        }
        Seat seat =
                new Seat(known(JobClass.of(held.job(), world)), new Place(region, Slots.of(start)));
        seats.put(job, seat);
        groups.computeIfAbsent(seat.of(), c -> new Group(held.job())).add(seat.place(), job);
    }

    private void remove(JobId job) {
        Seat seat = seats.remove(job);
        if (seat != null) {
            Group group = group(seat.of());
            group.remove(seat.place(), job);
            if (group.jobs() == 0) {
                groups.remove(seat.of());
            }
        }
    }

    /// The equal one that is kept already, so that a million jobs do not keep one each.
    private JobClass known(JobClass of) {
        JobClass near = groups.floorKey(of);
        return near != null && near.equals(of) ? near : of;
    }

    private Group group(JobClass of) {
        Group group = groups.get(of);
        if (group == null) {
            throw new IllegalStateException("no job of " + of + " is held");
        }
        return group;
    }

    /// In order of class.
    Iterable<Group> groups() {
        return groups.values();
    }

    /// How often jobs came or went so far; that one got another place is no change.
    public long changes() {
        return changes;
    }
}
