package io.heliotrope.plan;

import java.util.Arrays;

/// A search by breadth over places, groups of lanes and demands: what it has reached, and how.
///
/// Cleared in no time: whatever bears an older search's number counts as not reached. What a search
/// without success has reached is buried and never reached again.
final class Search {
    private static final int BURIED = -1;

    private final int[] places;
    private final int[] groups;
    private final int[] demands;
    private final int[] placeOf;
    private final int[] laneOf;
    private final int[] givenUpBy;
    private final int[] insteadOf;
    private final int[] queue;
    private final int[] reachedGroups;
    private final int[] reachedDemands;
    private int number;
    private int head;
    private int tail;
    private int groupCount;
    private int demandCount;

    Search(int places, Lanes lanes, int demands) {
        this.places = new int[places];
        this.groups = new int[lanes.groups()];
        this.demands = new int[demands];
        this.placeOf = new int[lanes.size()];
        this.laneOf = new int[demands];
        this.givenUpBy = new int[places];
        this.insteadOf = new int[places];
        this.queue = new int[places];
        this.reachedGroups = new int[lanes.groups()];
        this.reachedDemands = new int[demands];
    }

    void begin(int place) {
        number++;
        head = 0;
        tail = 0;
        groupCount = 0;
        demandCount = 0;
        places[place] = number;
        queue[tail++] = place;
    }

    boolean hasNext() {
        return head < tail;
    }

    int next() {
        return queue[head++];
    }

    /// Whether a group is reached for the first time.
    boolean reachGroup(Lanes.Group group) {
        int id = group.id();
        if (groups[id] == number || groups[id] == BURIED) {
            return false;
        }
        groups[id] = number;
        reachedGroups[groupCount++] = id;
        return true;
    }

    /// A lane of a group that was reached for the first time, from a place that could do its work.
    void reachLane(int lane, int place) {
        placeOf[lane] = place;
    }

    /// Whether a demand is reached for the first time, by one of its lanes.
    boolean reachDemand(int demand, int lane) {
        if (demands[demand] == number || demands[demand] == BURIED) {
            return false;
        }
        demands[demand] = number;
        laneOf[demand] = lane;
        reachedDemands[demandCount++] = demand;
        return true;
    }

    /// A place could give up work of lane `given` if lane `instead` of the same demand is done
    /// instead.
    void reachPlace(int place, int given, int instead) {
        if (places[place] == number || places[place] == BURIED) {
            return;
        }
        places[place] = number;
        givenUpBy[place] = given;
        insteadOf[place] = instead;
        queue[tail++] = place;
    }

    /// Nothing leads on from all that was reached.
    void bury() {
        Arrays.stream(queue, 0, tail).forEach(place -> places[place] = BURIED);
        Arrays.stream(reachedGroups, 0, groupCount).forEach(group -> groups[group] = BURIED);
        Arrays.stream(reachedDemands, 0, demandCount).forEach(demand -> demands[demand] = BURIED);
    }

    boolean isBuried(int place) {
        return places[place] == BURIED;
    }

    /// The place from which a lane was reached.
    int placeOf(int lane) {
        return placeOf[lane];
    }

    /// The lane by which a demand was reached.
    int laneOf(int demand) {
        return laneOf[demand];
    }

    /// The lane of which a place could give up work.
    int givenUpBy(int place) {
        return givenUpBy[place];
    }

    /// The lane to be done instead.
    int insteadOf(int place) {
        return insteadOf[place];
    }
}
