package io.heliotrope.plan;

import java.util.Arrays;

/// A search by breadth over places, lanes and demands: what it has reached, and how.
///
/// What a search without success has reached is buried: nothing that leads to success is among it,
/// now or later, so no search goes there again. One thread; of one plan.
final class Search {
    private static final int BURIED = -1;

    private final int[] places;
    private final int[] lanes;
    private final int[] placeOf;
    private final int[] laneOf;
    private final int[] givenUpBy;
    private final int[] insteadOf;
    private final int[] queue;

    /// Demands that this search has not reached, and that any search may reach, a bit each.
    private final long[] open;

    private final long[] alive;
    private int number;
    private int head;
    private int tail;

    Search(int places, int lanes, int demands, long[] all) {
        this.places = new int[places];
        this.lanes = new int[lanes];
        this.placeOf = new int[lanes];
        this.laneOf = new int[demands];
        this.givenUpBy = new int[places];
        this.insteadOf = new int[places];
        this.queue = new int[places];
        this.alive = all.clone();
        this.open = all.clone();
    }

    void begin(int place) {
        number++;
        head = 0;
        tail = 0;
        System.arraycopy(alive, 0, open, 0, alive.length);
        places[place] = number;
        queue[tail++] = place;
    }

    boolean hasNext() {
        return head < tail;
    }

    int next() {
        return queue[head++];
    }

    /// The demands of a word that are not reached yet.
    long open(int word) {
        return open[word];
    }

    /// A demand is reached, by one of its lanes, from a place that could do its work.
    void reachDemand(int demand, int lane, int place, int word, int bit) {
        open[word] &= ~(1L << bit);
        laneOf[demand] = lane;
        placeOf[lane] = place;
    }

    /// Whether a lane in which no more can be done is reached for the first time, from a place that
    /// could do its work instead of another.
    boolean reachLane(int lane, int place) {
        if (lanes[lane] == number || lanes[lane] == BURIED) {
            return false;
        }
        lanes[lane] = number;
        placeOf[lane] = place;
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
        System.arraycopy(open, 0, alive, 0, open.length);
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
