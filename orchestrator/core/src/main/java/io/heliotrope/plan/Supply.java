package io.heliotrope.plan;

/// What regions offer, slot by slot: units of work that they have room for, and what one costs.
///
/// A unit is whatever the caller counts in, such as one accelerator for one slot; its cost is in
/// grams of CO2e, or in what a policy prefers. Slots are counted from the caller's first one.
/// Immutable; safe from any thread.
public final class Supply {
    private final int regions;
    private final int slots;
    private final long[] room;
    private final double[] cost;

    private Supply(int regions, int slots, long[] room, double[] cost) {
        this.regions = regions;
        this.slots = slots;
        this.room = room;
        this.cost = cost;
    }

    /// What is asked of the caller for each region and slot.
    @FunctionalInterface
    public interface Room {
        /// Units, at least 0.
        long of(int region, int slot);
    }

    /// What is asked of the caller for each region and slot.
    @FunctionalInterface
    public interface Cost {
        /// Of one unit, of either sign; NaN where it is not known, and nothing is planned.
        double of(int region, int slot);
    }

    /// Asks for every region and slot once.
    ///
    /// @throws IllegalArgumentException when there are more than 64 regions, or room below 0
    public static Supply of(int regions, int slots, Room room, Cost cost) {
        if (regions < 1 || regions > Long.SIZE || slots < 1) {
            throw new IllegalArgumentException(
                    "a supply has 1 to %d regions and at least 1 slot, was %d and %d"
                            .formatted(Long.SIZE, regions, slots));
        }
        long[] rooms = new long[regions * slots];
        double[] costs = new double[regions * slots];
        for (int slot = 0; slot < slots; slot++) {
            for (int region = 0; region < regions; region++) {
                int at = slot * regions + region;
                rooms[at] = room.of(region, slot);
                costs[at] = cost.of(region, slot);
                if (rooms[at] < 0) {
                    throw new IllegalArgumentException(
                            "room of region %d in slot %d must be >= 0, was %d"
                                    .formatted(region, slot, rooms[at]));
                }
            }
        }
        return new Supply(regions, slots, rooms, costs);
    }

    public int regions() {
        return regions;
    }

    public int slots() {
        return slots;
    }

    /// Units that a region can do in a slot.
    public long room(int region, int slot) {
        return room[slot * regions + region];
    }

    /// The cost of one unit there; NaN when not known.
    public double cost(int region, int slot) {
        return cost[slot * regions + region];
    }
}
