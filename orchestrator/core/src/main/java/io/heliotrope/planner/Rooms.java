package io.heliotrope.planner;

import io.heliotrope.decider.BatchSituation;
import io.heliotrope.model.Lane;
import io.heliotrope.model.Region;
import io.heliotrope.model.Slots;
import io.heliotrope.plan.Room;
import io.heliotrope.plan.RunsPlan.Share;
import io.heliotrope.state.World;
import java.util.List;

/// How many runs regions have room for, slot by slot from the first of a plan. One thread.
final class Rooms {
    private final int slots;
    private final long[] left;

    private Rooms(int regions, int slots) {
        this.slots = slots;
        this.left = new long[regions * slots];
    }

    /// What is left for the classes of a plan: all that nobody else has booked.
    static Rooms of(List<Sight> sights, BatchSituation situation) {
        World world = situation.world();
        int slots = sights.stream().mapToInt(Sight::end).max().orElse(1);
        Rooms rooms = new Rooms(world.catalogue().size(), slots);
        long first = Slots.of(world.now());
        for (int region = 0; region < world.catalogue().size(); region++) {
            Region each = world.catalogue().region(region);
            int all = each.slots(Lane.BATCH);
            for (int slot = 0; slot < slots; slot++) {
                rooms.add(region, slot, all - situation.bookings().used(each.id(), first + slot));
            }
        }
        for (Sight sight : sights) {
            sight.present().forEach(share -> rooms.add(share, sight.slots()));
        }
        return rooms;
    }

    /// The slots of the catalogue in the past, or as many as were taken by runs that really began
    /// at `present`, each run taking as many slots as `lengths` tells.
    static Rooms of(Past past, List<List<Share>> present, List<Integer> lengths) {
        int regions = past.catalogue().size();
        int slots = Math.toIntExact(past.now() - past.first());
        Rooms taken = new Rooms(regions, slots);
        for (int i = 0; i < lengths.size(); i++) {
            int length = lengths.get(i);
            present.get(i).forEach(share -> taken.add(share, length));
        }
        Rooms rooms = new Rooms(regions, slots);
        for (int region = 0; region < regions; region++) {
            for (int slot = 0; slot < slots; slot++) {
                long all = past.catalogue().region(region).slots(Lane.BATCH);
                rooms.add(region, slot, Math.max(all, taken.of(region, slot)));
            }
        }
        return rooms;
    }

    private void add(Share share, int length) {
        int end = Math.min(slots, share.start() + length);
        for (int slot = share.start(); slot < end; slot++) {
            add(share.region(), slot, share.jobs());
        }
    }

    private void add(int region, int slot, long runs) {
        left[region * slots + slot] += runs;
    }

    /// As a planner takes it.
    Room room() {
        return Room.of(left.length / slots, slots, this::of);
    }

    /// Runs that a region has room for in a slot, at least 0.
    private long of(int region, int slot) {
        return Math.max(0, left[region * slots + slot]);
    }
}
