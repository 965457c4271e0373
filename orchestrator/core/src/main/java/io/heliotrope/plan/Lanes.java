package io.heliotrope.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The lanes of all demands, a lane being a demand in a slot of its window: what is done in it, and
/// which lanes are alike.
///
/// Lanes of one slot that reach the same regions form a group: whatever place reaches one of them
/// reaches all. One thread; of one plan.
final class Lanes {
    /// Who has the least choice is asked first: that leaves the shortest chains to others.
    private static final Comparator<Long> FEWEST_REGIONS_FIRST =
            Comparator.<Long>comparingInt(Long::bitCount).thenComparing(Comparator.naturalOrder());

    private final int regions;
    private final List<Demand> demands;

    /// Of each demand, its first lane: one for each slot of its window.
    private final int[] first;

    private final int[] demandOf;
    private final int[] slotOf;

    /// Units by lane and region, the regions where there are any, and what more can be done.
    private final long[] units;

    private final long[] usedRegions;
    private final long[] room;

    /// The lanes in which anything is done, a bit each.
    private final long[] used;

    private final List<List<Group>> bySlot;
    private final int groups;

    /// Alike lanes, those whose window ends first first.
    static final class Group {
        private final int id;
        private final long reach;
        private final int[] members;

        private Group(int id, long reach, int[] members) {
            this.id = id;
            this.reach = reach;
            this.members = members;
        }

        int id() {
            return id;
        }

        boolean reaches(int region) {
            return (reach >>> region & 1) != 0;
        }

        int size() {
            return members.length;
        }

        int lane(int index) {
            return members[index];
        }
    }

    Lanes(Supply supply, List<Demand> demands) {
        this.regions = supply.regions();
        this.demands = demands;
        this.first = new int[demands.size() + 1];
        for (int d = 0; d < demands.size(); d++) {
            int until = Math.min(demands.get(d).until(), supply.slots());
            first[d + 1] = first[d] + Math.max(0, until - demands.get(d).from());
        }
        int lanes = first[demands.size()];
        this.demandOf = new int[lanes];
        this.slotOf = new int[lanes];
        this.units = new long[Math.multiplyExact(lanes, regions)];
        this.usedRegions = new long[lanes];
        this.room = new long[lanes];
        this.used = new long[Math.ceilDiv(lanes, Long.SIZE)];
        this.bySlot = new ArrayList<>(supply.slots());
        this.groups = group(supply.slots());
    }

    private int group(int slots) {
        List<Map<Long, List<Integer>>> alike = new ArrayList<>(slots);
        for (int slot = 0; slot < slots; slot++) {
            alike.add(new TreeMap<>(FEWEST_REGIONS_FIRST));
        }
        for (int d = 0; d < demands.size(); d++) {
            for (int lane = first[d]; lane < first[d + 1]; lane++) {
                int slot = demands.get(d).from() + lane - first[d];
                demandOf[lane] = d;
                slotOf[lane] = slot;
                room[lane] = demands.get(d).abreast().at(slot);
                alike.get(slot)
                        .computeIfAbsent(demands.get(d).reach().at(slot), word -> new ArrayList<>())
                        .add(lane);
            }
        }
        int count = 0;
        for (Map<Long, List<Integer>> words : alike) {
            List<Group> here = new ArrayList<>(words.size());
            for (Map.Entry<Long, List<Integer>> each : words.entrySet()) {
                here.add(new Group(count++, each.getKey(), inOrder(each.getValue())));
            }
            bySlot.add(here);
        }
        return count;
    }

    private int[] inOrder(List<Integer> lanes) {
        return lanes.stream()
                .sorted(Comparator.comparingInt(lane -> demands.get(demandOf[lane]).until()))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    int size() {
        return demandOf.length;
    }

    int groups() {
        return groups;
    }

    /// The groups of a slot.
    List<Group> at(int slot) {
        return bySlot.get(slot);
    }

    int demandOf(int lane) {
        return demandOf[lane];
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

    /// The next lane of the same demand from `lane` on in which anything is done, or -1.
    int nextUsed(int demand, int lane) {
        int end = first[demand + 1];
        int from = lane;
        while (from < end) {
            long rest = used[from / Long.SIZE] >>> (from % Long.SIZE);
            if (rest != 0) {
                int found = from + Long.numberOfTrailingZeros(rest);
                return found < end ? found : -1;
            }
            from = (from / Long.SIZE + 1) * Long.SIZE;
        }
        return -1;
    }

    int first(int demand) {
        return first[demand];
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
        for (int lane = nextUsed(demand, first[demand]);
                lane >= 0;
                lane = nextUsed(demand, lane + 1)) {
            for (long rest = usedRegions[lane]; rest != 0; rest &= rest - 1) {
                int region = Long.numberOfTrailingZeros(rest);
                shares.add(new Plan.Share(region, slotOf[lane], units(lane, region)));
            }
        }
        return shares;
    }
}
