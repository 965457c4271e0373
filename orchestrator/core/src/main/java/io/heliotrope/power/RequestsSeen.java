package io.heliotrope.power;

import io.heliotrope.model.Lane;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Slots;
import io.heliotrope.state.World;
import java.time.Duration;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// How many interactive requests ran or waited at once in each region, as its workers told, and how
/// many are to be expected: the most at about that time of the day before, or within the last hour
/// where that was more, and half of it more, since workers tell only once a second.
///
/// One thread. Begins anew with the decider: until it has seen a day, nothing is expected.
public final class RequestsSeen {
    private static final long DAY = Duration.ofDays(1).dividedBy(Slots.LENGTH);
    private static final long HOUR = Duration.ofHours(1).dividedBy(Slots.LENGTH);

    /// How many slots around that of the day before count.
    private static final long AROUND = 2;

    private static final double ROOM = 1.5;

    private final NavigableMap<Long, Map<RegionId, Integer>> most = new TreeMap<>();
    private long begun = Long.MAX_VALUE;

    /// Notes what the world tells of now.
    public void look(World world) {
        long slot = Slots.of(world.now());
        begun = Math.min(begun, slot);
        Map<RegionId, Integer> here = most.computeIfAbsent(slot, s -> new TreeMap<>());
        for (int region = 0; region < world.catalogue().size(); region++) {
            int busy = world.pool(region).busy(Lane.INTERACTIVE);
            if (busy > 0) {
                here.merge(world.region(region).id(), busy, Math::max);
            }
        }
        most.headMap(slot - DAY - AROUND).clear();
    }

    /// Whether it has seen a day before `slot`.
    boolean knowsTheDayBefore(long slot) {
        return begun <= slot - DAY;
    }

    /// Requests expected at once in a region in `slot`, at least 0, as seen from `now`, a slot.
    int expected(RegionId region, long slot, long now) {
        int seen = most(region, slot - DAY - AROUND, slot - DAY + AROUND);
        int lately = slot - now < HOUR ? most(region, now - HOUR, now) : 0;
        return (int) Math.ceil(ROOM * Math.max(seen, lately));
    }

    private int most(RegionId region, long from, long to) {
        return most.subMap(from, true, to, true).values().stream()
                .mapToInt(here -> here.getOrDefault(region, 0))
                .max()
                .orElse(0);
    }
}
