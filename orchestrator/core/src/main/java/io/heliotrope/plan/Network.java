package io.heliotrope.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The flow of work from demands to places, grown place by place along augmenting paths.
///
/// Three kinds of nodes: a place is a region in a slot; a lane is a demand in a slot, which takes
/// as many units as the demand can do abreast; a demand. A place to be filled takes a unit of a
/// demand that has some left, or one that another place gives up because it can take another one,
/// and so on: a search by breadth for the shortest such chain. A search that finds none has seen
/// only nodes from which nothing can ever be reached again, since a chain found later never passes
/// one of them: they are left out from then on, and each is looked at in vain but once.
///
/// One thread; of one plan.
final class Network {
    private static final int NONE = -1;

    private final int regions;
    private final List<Demand> demands;

    /// Of each demand, its first lane: one for each slot of its window.
    private final int[] firstLane;

    private final int[] demandOf;

    /// The lanes of each slot.
    private final int[][] lanesAt;

    private final long[] reach;

    /// Units by lane and region, and the regions where there are any.
    private final long[] units;

    private final long[] usedRegions;
    private final long[] done;
    private final long[] left;
    private final Search search;

    Network(Supply supply, List<Demand> demands) {
        this.regions = supply.regions();
        this.demands = List.copyOf(demands);
        this.firstLane = new int[demands.size() + 1];
        this.left = new long[demands.size()];
        for (int d = 0; d < demands.size(); d++) {
            Demand demand = demands.get(d);
            int until = Math.min(demand.until(), supply.slots());
            firstLane[d + 1] = firstLane[d] + Math.max(0, until - demand.from());
            left[d] = demand.units();
        }
        int lanes = firstLane[demands.size()];
        this.demandOf = new int[lanes];
        this.reach = new long[lanes];
        this.units = new long[Math.multiplyExact(lanes, regions)];
        this.usedRegions = new long[lanes];
        this.done = new long[lanes];
        this.lanesAt = lanesAt(supply.slots());
        this.search = new Search(regions * supply.slots(), lanes, demands.size());
    }

    private int[][] lanesAt(int slots) {
        int[] count = new int[slots];
        for (int d = 0; d < demands.size(); d++) {
            for (int lane = firstLane[d]; lane < firstLane[d + 1]; lane++) {
                demandOf[lane] = d;
                reach[lane] = demands.get(d).reach().at(slot(lane));
                count[slot(lane)]++;
            }
        }
        int[][] at = new int[slots][];
        for (int slot = 0; slot < slots; slot++) {
            at[slot] = new int[count[slot]];
        }
        for (int lane = demandOf.length - 1; lane >= 0; lane--) {
            at[slot(lane)][--count[slot(lane)]] = lane;
        }
        return at;
    }

    private int slot(int lane) {
        int d = demandOf[lane];
        return demands.get(d).from() + lane - firstLane[d];
    }

    /// Gives a place as much work as it has room for and can be given; tells how much that is.
    long fill(int region, int slot, long room) {
        long rest = room;
        int place = slot * regions + region;
        while (rest > 0) {
            int end = search.isBuried(place) ? NONE : chain(place);
            if (end == NONE) {
                break;
            }
            rest -= push(place, end, rest);
        }
        return room - rest;
    }

    /// Searches a chain from `place` to a demand that has units left; tells which, or [#NONE].
    private int chain(int place) {
        search.begin(place);
        while (search.hasNext()) {
            int at = search.next();
            int region = at % regions;
            for (int lane : lanesAt[at / regions]) {
                if ((reach[lane] >>> region & 1) == 0 || !search.reachLane(lane, at)) {
                    continue;
                }
                int demand = demandOf[lane];
                if (done[lane] >= demands.get(demand).abreast()) {
                    expand(lane, lane);
                } else if (search.reachDemand(demand, lane)) {
                    if (left[demand] > 0) {
                        return demand;
                    }
                    for (int other = firstLane[demand]; other < firstLane[demand + 1]; other++) {
                        expand(other, lane);
                    }
                }
            }
        }
        search.bury();
        return NONE;
    }

    /// The places that `lane` uses could give it up for `instead`.
    private void expand(int lane, int instead) {
        int row = slot(lane) * regions;
        for (long rest = usedRegions[lane]; rest != 0; rest &= rest - 1) {
            search.reachPlace(row + Long.numberOfTrailingZeros(rest), lane, instead);
        }
    }

    /// Moves as many units as the chain carries, at most `most`.
    private long push(int start, int end, long most) {
        long amount = Math.min(most, left[end]);
        int given = NONE;
        int lane = search.laneOf(end);
        int place = search.placeOf(lane);
        while (true) {
            if (given != lane) {
                amount = Math.min(amount, demands.get(demandOf[lane]).abreast() - done[lane]);
            }
            if (place == start) {
                break;
            }
            given = search.givenUpBy(place);
            amount = Math.min(amount, units[given * regions + place % regions]);
            lane = search.insteadOf(place);
            place = search.placeOf(lane);
        }
        carry(start, end, amount);
        return amount;
    }

    private void carry(int start, int end, long amount) {
        left[end] -= amount;
        int lane = search.laneOf(end);
        int place = search.placeOf(lane);
        add(lane, place, amount);
        while (place != start) {
            add(search.givenUpBy(place), place, -amount);
            lane = search.insteadOf(place);
            place = search.placeOf(lane);
            add(lane, place, amount);
        }
    }

    private void add(int lane, int place, long amount) {
        int region = place % regions;
        int at = lane * regions + region;
        units[at] += amount;
        done[lane] += amount;
        if (units[at] == 0) {
            usedRegions[lane] &= ~(1L << region);
        } else {
            usedRegions[lane] |= 1L << region;
        }
    }

    long unplaced() {
        return Arrays.stream(left).sum();
    }

    List<Plan.Share> shares(int demand) {
        List<Plan.Share> shares = new ArrayList<>();
        for (int lane = firstLane[demand]; lane < firstLane[demand + 1]; lane++) {
            for (long rest = usedRegions[lane]; rest != 0; rest &= rest - 1) {
                int region = Long.numberOfTrailingZeros(rest);
                shares.add(new Plan.Share(region, slot(lane), units[lane * regions + region]));
            }
        }
        return shares;
    }
}
