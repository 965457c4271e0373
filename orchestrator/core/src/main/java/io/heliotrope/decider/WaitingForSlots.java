package io.heliotrope.decider;

import io.heliotrope.model.Decision;
import io.heliotrope.model.JobId;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Slots;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.state.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Held jobs that could not start at once because the slots of their region were taken: they are
/// decided anew as slots come back, since most runs end before their bookings do. Without that, a
/// region that was full for a second would be taken for full until the next quarter of an hour.
///
/// A slot that comes back gives one job a turn: the one that had the fewest turns, of those the one
/// that would be due first. A turn costs one decision, and there are no more of them than runs.
///
/// One thread. Lives in memory and is told every entry anew after a restart.
public final class WaitingForSlots {
    private final Map<JobId, Place> places = new HashMap<>();
    private final Map<RegionId, SortedSet<Place>> queues = new TreeMap<>();
    private final Map<RegionId, Integer> freed = new TreeMap<>();

    private record Place(JobId job, RegionId region, int turns, Instant due) {
        static final Comparator<Place> ORDER =
                Comparator.comparingInt(Place::turns)
                        .thenComparing(Place::due)
                        .thenComparing(place -> place.job().value());
    }

    /// `job` is now as `entry` says. `world` tells what a run of it takes.
    public void put(JobId job, BatchEntry entry, World world) {
        Place before = places.remove(job);
        if (before != null) {
            queue(before.region()).remove(before);
        }
        if (entry instanceof BatchEntry.Held held
                && held.receipt().decision() instanceof Decision.Hold hold
                && wasFull(held, hold.region(), world)) {
            int turns = before == null ? 0 : before.turns();
            Place place = new Place(job, hold.region(), turns, held.due());
            places.put(job, place);
            queue(place.region()).add(place);
        }
    }

    private SortedSet<Place> queue(RegionId region) {
        return queues.computeIfAbsent(region, r -> new TreeSet<>(Place.ORDER));
    }

    /// Whether a slot was taken, when the job was decided, that a run at once would have touched.
    private static boolean wasFull(BatchEntry.Held held, RegionId region, World world) {
        Receipt receipt = held.receipt();
        int index = world.catalogue().indexOf(region);
        long end = Slots.from(receipt.now().plus(Terms.booked(held.job(), world)));
        long known = Math.min(end, receipt.load().endSlot());
        for (long slot = Slots.of(receipt.now()); index >= 0 && slot < known; slot++) {
            if (receipt.load().blocked(index, slot)) {
                return true;
            }
        }
        return false;
    }

    /// A slot of `region` has come back.
    public void freed(RegionId region) {
        freed.merge(region, 1, Integer::sum);
    }

    /// Up to `most` jobs to decide anew, no more than slots have come back; the others come with
    /// the next calls. A slot for which nobody waits is forgotten.
    public List<JobId> woken(int most) {
        List<JobId> woken = new ArrayList<>();
        for (Iterator<Map.Entry<RegionId, Integer>> all = freed.entrySet().iterator();
                all.hasNext() && woken.size() < most; ) {
            Map.Entry<RegionId, Integer> one = all.next();
            SortedSet<Place> queue = queue(one.getKey());
            int turns = Math.min(one.getValue(), most - woken.size());
            List<Place> next = queue.stream().limit(turns).toList();
            next.forEach(place -> {
                woken.add(place.job());
                hadTurn(queue, place);
            });
            int left = next.size() < turns ? 0 : one.getValue() - turns;
            if (left == 0) {
                all.remove();
            } else {
                one.setValue(left);
            }
        }
        return woken;
    }

    private void hadTurn(SortedSet<Place> queue, Place place) {
        Place later = new Place(place.job(), place.region(), place.turns() + 1, place.due());
        queue.remove(place);
        queue.add(later);
        places.put(place.job(), later);
    }
}
