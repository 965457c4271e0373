package io.heliotrope.plan;

import java.util.Arrays;

/// How jobs can be given places where there is no room, by moving others: what that costs at least,
/// and which moves it takes.
///
/// A run needs room in each slot of its stretch. Where there is none, one that is under way there
/// has to start elsewhere, or aside by a part of its length, and where that has no room either,
/// others in turn. What it costs to free a stretch of slots tell the [Lines]; what it costs to move
/// a run away is its class's cheapest start elsewhere, room there included, and nowhere is a start,
/// the dearest. Both are computed in turn, one move deeper each time, until nothing becomes cheaper
/// (the shortest paths of Bellman and Ford, with trees of moves instead of paths).
///
/// For runs of one slot these are the augmenting paths of a transportation problem, and exact. One
/// thread; of one plan.
final class Chains {
    private static final int WHOLE = -3;

    private final Starts starts;
    private final Groups groups;
    private final Bookings bookings;
    private final Moves moves;
    private final Lines lines;

    /// Of each group, what its cheapest start costs, room included, and where it is.
    private final double[] least;

    private final int[] to;

    /// What was found of that at each depth.
    private final Versions starting;

    private int level;
    private long work;

    Chains(Starts starts, Groups groups, Bookings bookings) {
        this.starts = starts;
        this.groups = groups;
        this.bookings = bookings;
        this.moves = new Moves(starts, groups, bookings);
        this.lines = new Lines(starts, bookings);
        this.starting = new Versions(groups.size());
        this.least = new double[groups.size()];
        this.to = new int[groups.size()];
    }

    /// Places looked at so far, which is what time goes with.
    long work() {
        return work;
    }

    /// Gives jobs of a group that have no place one each, at the least cost, whatever has to be
    /// moved for it; tells how many. `deep` is how many moves may follow each other.
    long insert(int group, int deep) {
        begin();
        boolean isCheaper = true;
        for (int depth = 0; depth < deep && isCheaper; depth++) {
            isCheaper = spread(group);
        }
        if (to[group] == Starts.NONE) {
            return 0;
        }
        moves.clear();
        return trace(group, Starts.NONE, WHOLE, level) ? moves.carry(bookings.left(group)) : 0;
    }

    /// Makes what moves there are, each with what follows from it, that make the plan cheaper and
    /// end where there is room; tells whether there was any.
    boolean improve(int deep) {
        begin();
        boolean isCheaper = true;
        for (int depth = 0; depth < deep && isCheaper; depth++) {
            isCheaper = spread(Starts.NONE);
            if (harvest()) {
                return true;
            }
        }
        return false;
    }

    private boolean harvest() {
        boolean isAny = false;
        for (int group = 0; group < least.length; group++) {
            if (bookings.left(group) > 0 && gains(group, starts.nowhere() - least[group])) {
                isAny |= move(group, Starts.NONE, WHOLE);
            }
            for (int i = bookings.count(group) - 1; i >= 0; i--) {
                if (i < bookings.count(group)) {
                    isAny |= harvest(group, bookings.place(group, i));
                }
            }
        }
        return isAny;
    }

    private boolean harvest(int group, int place) {
        double own = groups.cost(group, place);
        if (gains(group, own - least[group]) && move(group, place, WHOLE)) {
            return true;
        }
        int length = starts.length(groups.classOf(group));
        for (int by = 1; by < length; by++) {
            if (gains(group, -asideCost(group, place, place - by, own))
                    && move(group, place, place - by)) {
                return true;
            }
            if (gains(group, -asideCost(group, place, place + by, own))
                    && move(group, place, place + by)) {
                return true;
            }
        }
        return false;
    }

    private boolean gains(int group, double gain) {
        return gain > Lines.least(least[group]);
    }

    private boolean move(int group, int place, int other) {
        moves.clear();
        return trace(group, place, other, other == WHOLE ? level : level + 1)
                && moves.cost() < -Lines.least(least[group])
                && moves.carry(Long.MAX_VALUE) > 0;
    }

    private void begin() {
        level = 0;
        lines.clear();
        starting.clear();
        for (int group = 0; group < least.length; group++) {
            starting.set(group, 0, starts.nowhere(), group, Starts.NONE, Starts.NONE);
        }
        Arrays.fill(least, starts.nowhere());
        Arrays.fill(to, Starts.NONE);
        moveAway();
        lines.makeRoom();
    }

    /// Goes one move deeper; tells whether anything has become cheaper.
    private boolean spread(int wanted) {
        level++;
        work += lines.size();
        boolean isCheaper = false;
        int of = Starts.NONE;
        int place = Starts.NONE;
        for (int group = 0; group < least.length; group++) {
            if (group != wanted && bookings.count(group) == 0 && bookings.left(group) == 0) {
                continue;
            }
            int c = groups.classOf(group);
            if (c != of) {
                of = c;
                place = starts.cheapest(c, lines.making(starts.length(c)));
                work += starts.size(c);
            }
            boolean isByPlace = reach(group, place);
            boolean isByHome = reach(group, groups.home(group));
            isCheaper |= isByPlace || isByHome;
        }
        if (isCheaper) {
            moveAway();
            lines.makeRoom();
        }
        return isCheaper;
    }

    private boolean reach(int group, int place) {
        if (place == Starts.NONE) {
            return false;
        }
        double cost =
                groups.cost(group, place)
                        + lines.making(starts.length(groups.classOf(group)))[place];
        if (cost < least[group] - Lines.least(cost)) {
            least[group] = cost;
            to[group] = place;
            starting.set(group, level, cost, group, Starts.NONE, place);
            return true;
        }
        return false;
    }

    /// What it costs to move a run away, or aside by a part of its length, by where it is under
    /// way.
    private void moveAway() {
        for (int group = 0; group < least.length; group++) {
            int length = starts.length(groups.classOf(group));
            work += (long) bookings.count(group) * length;
            for (int i = 0; i < bookings.count(group); i++) {
                int place = bookings.place(group, i);
                double own = groups.cost(group, place);
                double cost = least[group] - own;
                lines.offer(level, cost, group, place, WHOLE, place, end(group, place));
                for (int by = 1; by < length; by++) {
                    aside(group, place, place - by, own);
                    aside(group, place, place + by, own);
                }
            }
        }
    }

    private int end(int group, int place) {
        return starts.end(groups.classOf(group), place);
    }

    /// What it costs to move a run of a place to another that overlaps with it.
    private double asideCost(int group, int place, int other, double own) {
        int row = place / starts.slots() * starts.slots();
        if (other < row || other >= row + starts.slots()) {
            return Double.POSITIVE_INFINITY;
        }
        double cost = groups.cost(group, other) - own;
        if (cost == Double.POSITIVE_INFINITY) {
            return cost;
        }
        if (other < place) {
            return cost + lines.making(place - other)[other];
        }
        int end = end(group, place);
        int more = end(group, other) - end;
        return more == 0 ? cost : cost + lines.making(more)[end];
    }

    private void aside(int group, int place, int other, double own) {
        double cost = asideCost(group, place, other, own);
        if (cost < Double.POSITIVE_INFINITY) {
            int from = other < place ? end(group, other) : place;
            int until = other < place ? end(group, place) : other;
            lines.offer(level, cost, group, place, other, from, until);
        }
    }

    /// Collects the moves by which a job of a group goes from a place to another, by what was found
    /// at a depth; false when they are none or too many.
    private boolean trace(int group, int from, int other, int depth) {
        if (moves.isFull()) {
            return false;
        }
        int place = other;
        int found = depth;
        if (other == WHOLE) {
            int version = starting.find(group, depth);
            place = starting.into(version);
            found = starting.depth(version);
        }
        moves.add(group, from, place);
        if (place == Starts.NONE) {
            return true;
        }
        boolean isAside = other != WHOLE;
        int begin = isAside && other > from ? end(group, from) : place;
        int end = isAside && other < from ? from : end(group, place);
        return free(begin, end, found - 1);
    }

    /// Collects the moves that free a stretch.
    private boolean free(int begin, int until, int depth) {
        int end = until;
        while (end > begin) {
            work += (long) (end - begin) * starts.longest();
            int before = lines.last(begin, end, depth);
            if (before == Starts.NONE) {
                return false;
            }
            end--;
            if (before != Lines.FREE) {
                Versions offers = lines.offers();
                int move = lines.find(end, before, depth);
                if (!trace(
                        offers.group(move),
                        offers.from(move),
                        offers.into(move),
                        offers.depth(move))) {
                    return false;
                }
                end = Math.max(end - before, begin);
            }
        }
        return true;
    }
}
