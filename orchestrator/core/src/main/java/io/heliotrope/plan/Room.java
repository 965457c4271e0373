package io.heliotrope.plan;

/// What regions have room for, slot by slot: how many runs can be under way there at once.
///
/// Slots are counted from the caller's first one. Immutable; safe from any thread.
public final class Room {
    private final int regions;
    private final int slots;

    /// Of each region, one slot after the other.
    private final long[] room;

    private Room(int regions, int slots, long[] room) {
        this.regions = regions;
        this.slots = slots;
        this.room = room;
    }

    /// Asks for every region and slot once.
    ///
    /// @throws IllegalArgumentException when there are more than 64 regions, or room below 0
    public static Room of(int regions, int slots, Supply.Room each) {
        if (regions < 1 || regions > Long.SIZE || slots < 1) {
            throw new IllegalArgumentException(
                    "room has 1 to %d regions and at least 1 slot, was %d and %d"
                            .formatted(Long.SIZE, regions, slots));
        }
        long[] room = new long[Math.multiplyExact(regions, slots)];
        for (int region = 0; region < regions; region++) {
            for (int slot = 0; slot < slots; slot++) {
                long here = each.of(region, slot);
                if (here < 0) {
                    throw new IllegalArgumentException(
                            "room of region %d in slot %d must be >= 0, was %d"
                                    .formatted(region, slot, here));
                }
                room[region * slots + slot] = here;
            }
        }
        return new Room(regions, slots, room);
    }

    public int regions() {
        return regions;
    }

    public int slots() {
        return slots;
    }

    /// Runs that a region can have under way in a slot.
    public long of(int region, int slot) {
        return room[region * slots + slot];
    }
}
