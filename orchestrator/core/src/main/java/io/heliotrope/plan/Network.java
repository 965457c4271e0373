package io.heliotrope.plan;

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
    private final Lanes lanes;
    private final Reachable reachable;
    private final long[] left;

    /// The demands that have units left, a bit each as in [Reachable].
    private final long[] unfinished;

    private final Search search;

    Network(Supply supply, List<Demand> demands) {
        this.regions = supply.regions();
        this.lanes = new Lanes(supply, List.copyOf(demands));
        this.left = demands.stream().mapToLong(Demand::units).toArray();
        this.reachable = new Reachable(supply, demands, lanes);
        this.unfinished = reachable.all();
        this.search =
                new Search(regions * supply.slots(), lanes.size(), demands.size(), reachable.all());
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
            int end = direct(at);
            if (end != NONE) {
                return end;
            }
            enter(at);
        }
        search.bury();
        return NONE;
    }

    /// A demand with units left that a place can do work of at once, or [#NONE].
    private int direct(int place) {
        int slot = place / regions;
        int first = reachable.firstWord(slot);
        for (int i = 0; i < reachable.words(slot); i++) {
            int word = first + i;
            long here = unfinished[word] & reachable.word(place % regions, slot, i);
            for (long rest = here; rest != 0; rest &= rest - 1) {
                int bit = Long.numberOfTrailingZeros(rest);
                int demand = reachable.demand(word, bit);
                int lane = lanes.lane(demand, slot);
                if (left[demand] == 0) {
                    unfinished[word] &= ~(1L << bit);
                } else if (lanes.room(lane) > 0) {
                    search.reachDemand(demand, lane, place, word, bit);
                    return demand;
                }
            }
        }
        return NONE;
    }

    /// Reaches the demands that a place can do work of, and the places that could give up theirs.
    private void enter(int place) {
        int slot = place / regions;
        int first = reachable.firstWord(slot);
        for (int i = 0; i < reachable.words(slot); i++) {
            int word = first + i;
            long here = search.open(word) & reachable.word(place % regions, slot, i);
            for (long rest = here; rest != 0; rest &= rest - 1) {
                int bit = Long.numberOfTrailingZeros(rest);
                int demand = reachable.demand(word, bit);
                int lane = lanes.lane(demand, slot);
                if (lanes.room(lane) > 0) {
                    search.reachDemand(demand, lane, place, word, bit);
                    for (int other = lanes.nextUsed(demand, lanes.from(demand));
                            other >= 0;
                            other = lanes.nextUsed(demand, lanes.slotOf(other) + 1)) {
                        expand(other, lane);
                    }
                } else if (search.reachLane(lane, place)) {
                    expand(lane, lane);
                }
            }
        }
    }

    /// The places that `lane` uses could give it up for `instead`.
    private void expand(int lane, int instead) {
        int row = lanes.slotOf(lane) * regions;
        for (long rest = lanes.usedRegions(lane); rest != 0; rest &= rest - 1) {
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
                amount = Math.min(amount, lanes.room(lane));
            }
            if (place == start) {
                break;
            }
            given = search.givenUpBy(place);
            amount = Math.min(amount, lanes.units(given, place % regions));
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
        lanes.add(lane, place % regions, amount);
        while (place != start) {
            lanes.add(search.givenUpBy(place), place % regions, -amount);
            lane = search.insteadOf(place);
            place = search.placeOf(lane);
            lanes.add(lane, place % regions, amount);
        }
    }

    long unplaced() {
        return Arrays.stream(left).sum();
    }

    List<Plan.Share> shares(int demand) {
        return lanes.shares(demand);
    }
}
