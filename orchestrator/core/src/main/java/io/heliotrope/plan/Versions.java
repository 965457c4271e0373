package io.heliotrope.plan;

import java.util.Arrays;

/// What was found about something, depth after depth: each finding is kept beside those that it
/// replaces, so that what is traced back from one depth rests on lesser depths alone.
///
/// One thread; of one plan.
final class Versions {
    static final int NONE = -1;

    private final int[] last;
    private int size;
    private double[] cost;
    private int[] depth;
    private int[] group;
    private int[] from;
    private int[] into;
    private int[] former;

    Versions(int things) {
        this.last = new int[things];
        int few = Math.max(1, things);
        this.cost = new double[few];
        this.depth = new int[few];
        this.group = new int[few];
        this.from = new int[few];
        this.into = new int[few];
        this.former = new int[few];
    }

    void clear() {
        Arrays.fill(last, NONE);
        size = 0;
    }

    /// A finding at a depth: a job of a group goes from a place into another.
    void set(int thing, int atDepth, double costs, int ofGroup, int leaves, int starting) {
        int at = last[thing];
        if (at == NONE || depth[at] != atDepth) {
            at = append(last[thing]);
            last[thing] = at;
        }
        cost[at] = costs;
        depth[at] = atDepth;
        group[at] = ofGroup;
        from[at] = leaves;
        into[at] = starting;
    }

    private int append(int before) {
        if (size == cost.length) {
            int more = 2 * size;
            cost = Arrays.copyOf(cost, more);
            depth = Arrays.copyOf(depth, more);
            group = Arrays.copyOf(group, more);
            from = Arrays.copyOf(from, more);
            into = Arrays.copyOf(into, more);
            former = Arrays.copyOf(former, more);
        }
        former[size] = before;
        return size++;
    }

    /// The latest finding at a depth or a lesser one, or [#NONE].
    int find(int thing, int atDepth) {
        int at = last[thing];
        while (at != NONE && depth[at] > atDepth) {
            at = former[at];
        }
        return at;
    }

    /// Infinite where nothing was found.
    double cost(int at) {
        return at == NONE ? Double.POSITIVE_INFINITY : cost[at];
    }

    int depth(int at) {
        return depth[at];
    }

    int group(int at) {
        return group[at];
    }

    int from(int at) {
        return from[at];
    }

    int into(int at) {
        return into[at];
    }
}
