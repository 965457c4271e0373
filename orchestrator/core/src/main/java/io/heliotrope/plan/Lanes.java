package io.heliotrope.plan;

import java.util.ArrayList;
import java.util.List;

/// The lanes of all demands, a lane being a demand in a slot of its window: what is done in it, by
/// which region, and how much more can be.
///
/// One thread; of one plan.
final class Lanes {
    private final int regions;

    /// Of each demand, its first lane less its first slot: a lane is that and its slot.
    private final int[] offset;

    private final int[] from;
    private final int[] until;
    private final int[] slotOf;

    /// Units by lane and region, the regions where there are any, and what more can be done.
    private final long[] units;

    private final long[] usedRegions;
    private final long[] room;

    /// The lanes in which anything is done, a bit each.
    private final long[] used;

    Lanes(Supply supply, List<Demand> demands) {
        this.regions = supply.regions();
        this.offset = new int[demands.size()];
        this.from = new int[demands.size()];
        this.until = new int[demands.size()];
        int lanes = 0;
        for (int d = 0; d < demands.size(); d++) {
            from[d] = demands.get(d).from();
            until[d] = Math.max(from[d], Math.min(demands.get(d).until(), supply.slots()));
            offset[d] = lanes - from[d];
            lanes += until[d] - from[d];
        }
        this.slotOf = new int[lanes];
        this.units = new long[Math.multiplyExact(lanes, regions)];
        this.usedRegions = new long[lanes];
        this.room = new long[lanes];
        this.used = new long[Math.ceilDiv(lanes, Long.SIZE)];
        for (int d = 0; d < demands.size(); d++) {
            for (int slot = from[d]; slot < until[d]; slot++) {
                slotOf[offset[d] + slot] = slot;
                room[offset[d] + slot] = demands.get(d).abreast().at(slot);
            }
        }
    }

    int size() {
        return slotOf.length;
    }

    /// The first slot of a demand's window, within the supply.
    int from(int demand) {
        return from[demand];
    }

    /// The end of it, exclusive.
    int until(int demand) {
        return until[demand];
    }

    /// The lane of a demand in a slot of its window.
    int lane(int demand, int slot) {
        return offset[demand] + slot;
    }

    int slotOf(int lane) {
        return slotOf[lane];
    }

    /// Units that can still be done in a lane.
    long room(int lane) {
        return room[lane];
    }

    /// Units of a lane that a region does.
    long units(int lane, int region) {
        return units[lane * regions + region];
    }

    /// The regions that do work of a lane, as a word.
    long usedRegions(int lane) {
        return usedRegions[lane];
    }

    /// The first lane of a demand from a slot on in which anything is done, or -1.
    int nextUsed(int demand, int slot) {
        int end = offset[demand] + until[demand];
        int at = offset[demand] + slot;
        while (at < end) {
            long rest = used[at / Long.SIZE] >>> (at % Long.SIZE);
            if (rest != 0) {
                int found = at + Long.numberOfTrailingZeros(rest);
                return found < end ? found : -1;
            }
            at = (at / Long.SIZE + 1) * Long.SIZE;
        }
        return -1;
    }

    /// Does more of a lane in a region, or less.
    void add(int lane, int region, long amount) {
        int at = lane * regions + region;
        units[at] += amount;
        room[lane] -= amount;
        if (units[at] == 0) {
            usedRegions[lane] &= ~(1L << region);
        } else {
            usedRegions[lane] |= 1L << region;
        }
        long bit = 1L << (lane % Long.SIZE);
        if (usedRegions[lane] == 0) {
            used[lane / Long.SIZE] &= ~bit;
        } else {
            used[lane / Long.SIZE] |= bit;
        }
    }

    List<Plan.Share> shares(int demand) {
        List<Plan.Share> shares = new ArrayList<>();
        for (int lane = nextUsed(demand, from[demand]);
                lane >= 0;
                lane = nextUsed(demand, slotOf[lane] + 1)) {
            for (long rest = usedRegions[lane]; rest != 0; rest &= rest - 1) {
                int region = Long.numberOfTrailingZeros(rest);
                shares.add(new Plan.Share(region, slotOf[lane], units(lane, region)));
            }
        }
        return shares;
    }
}
