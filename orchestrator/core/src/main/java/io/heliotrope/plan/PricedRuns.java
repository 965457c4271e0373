package io.heliotrope.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Places runs by prices of room, and moves them as long as that helps.
///
/// Prices at which about as much is asked for as there is room tell which jobs should leave a clean
/// slot to others ([Market]), and prove a bound of the cost ([Prices]). Jobs start where they cost
/// least with what their room is worth ([Filling]). Then chains of moves place what has no room and
/// make the plan cheaper ([Chains]), and runs are taken out to be placed anew ([Improvement]),
/// until nothing helps or a stated amount of work is done. Work is counted, not timed, so equal
/// arguments give an equal plan.
///
/// Where all runs take one slot this is a transportation problem, and the plan exact as long as
/// that work suffices. Otherwise the problem is hard, and the plan near the bound that it tells.
/// Safe from any thread.
public final class PricedRuns implements RunsPlanner {
    /// Places looked at in all improvement, and in each pass of it.
    private static final long WORK = 60_000_000;

    private static final long PASS_WORK = 20_000_000;

    /// Classes and their places above which one pass is made, and rounds for prices in each.
    private static final int LARGE = 200_000;

    private static final int PASSES = 2;
    private static final int ROUNDS = 512;
    private static final int ROUNDS_OF_LARGE = 24;

    /// How far above what is proven a plan may be to be taken as it is, as a part of its cost.
    private static final double NEAR = 1e-9;

    private static final double NEAR_OF_LARGE = 3e-3;

    /// What sums of doubles may be off by.
    private static final double ROUNDING = 1e-12;

    private final Stay stay;

    /// `stay` is what a job must gain before it leaves the place that it has in the plan in force.
    public PricedRuns(Stay stay) {
        this.stay = stay;
    }

    @Override
    public RunsPlan plan(Room room, List<Runs> classes, List<List<RunsPlan.Share>> present) {
        Starts starts = new Starts(room, List.copyOf(classes));
        Groups groups = Groups.of(starts, present, stay);
        Prices prices = new Prices(starts, room);
        Bookings best =
                starts.size() > LARGE
                        ? ofMany(starts, groups, prices, room)
                        : ofFew(starts, groups, prices, room);
        double proven = prices.bound();
        return result(starts, groups, best, proven - ROUNDING * Math.abs(proven));
    }

    /// What groups buy in a market, whose prices are taken, and the rest where there is room.
    private static Bookings bought(
            Starts starts, Groups groups, Prices prices, Room room, Market.Rules rules) {
        Market market = new Market(starts, room, rules);
        market.hold();
        prices.take(market.prices());
        Bookings bookings = new Bookings(starts, groups, room);
        bookings.settleHome();
        Filling filling = new Filling(starts, groups, bookings, prices.stretches());
        filling.follow(market);
        filling.fill();
        return bookings;
    }

    /// Classes choose whole, and as much is done as the stated work allows.
    private static Bookings ofFew(Starts starts, Groups groups, Prices prices, Room room) {
        Bookings best = bought(starts, groups, prices, room, Market.Rules.OF_FEW);
        improve(starts, groups, best, PASS_WORK);
        boolean isNear = prove(starts, prices, best, ROUNDS, NEAR);
        for (int pass = 0; pass < PASSES && !isNear; pass++) {
            Bookings other = new Bookings(starts, groups, room);
            new Filling(starts, groups, other, prices.stretches()).fill();
            improve(starts, groups, other, PASS_WORK);
            best = other.cost() < best.cost() ? other : best;
            isNear = prove(starts, prices, best, ROUNDS, NEAR);
        }
        if (!isNear) {
            new Improvement(starts, groups, best, WORK).replaceAll();
            if (best.unplaced() > 0) {
                prices.forget(); // what all jobs would pay misleads where not all are placed
            }
            boolean _ = prove(starts, prices, best, ROUNDS, NEAR);
        }
        return best;
    }

    /// A market of parts sends nearly all where they should be; what is near the bound then is
    /// taken as it is.
    private static Bookings ofMany(Starts starts, Groups groups, Prices prices, Room room) {
        Bookings best = bought(starts, groups, prices, room, Market.Rules.OF_MANY);
        if (!prove(starts, prices, best, 0, NEAR_OF_LARGE)) {
            improve(starts, groups, best, PASS_WORK);
            if (!prove(starts, prices, best, ROUNDS_OF_LARGE, NEAR_OF_LARGE)) {
                new Improvement(starts, groups, best, WORK).replaceAll();
                boolean _ = prove(starts, prices, best, ROUNDS_OF_LARGE, NEAR_OF_LARGE);
            }
        }
        return best;
    }

    private static void improve(Starts starts, Groups groups, Bookings bookings, long work) {
        Improvement improvement = new Improvement(starts, groups, bookings, work);
        improvement.settle();
        improvement.placeAll();
    }

    /// Proves as much as it can; tells whether all are placed and the plan costs hardly more than
    /// what is proven.
    private static boolean prove(
            Starts starts, Prices prices, Bookings best, int rounds, double near) {
        long placed = starts.jobs() - best.unplaced();
        double known = best.startCost();
        prices.begin(placed);
        int round = 0;
        while (round++ < rounds && !isNear(prices, known, near)) {
            prices.step(placed, known);
        }
        return best.unplaced() == 0 && isNear(prices, known, near);
    }

    private static boolean isNear(Prices prices, double known, double near) {
        return known - prices.bound() <= near * Math.abs(known);
    }

    private static RunsPlan result(Starts starts, Groups groups, Bookings bookings, double proven) {
        double cost = 0;
        List<Map<Integer, Long>> byPlace = new ArrayList<>();
        for (int c = 0; c < starts.classes(); c++) {
            byPlace.add(new TreeMap<>());
        }
        for (int group = 0; group < groups.size(); group++) {
            int c = groups.classOf(group);
            for (int i = 0; i < bookings.count(group); i++) {
                int place = bookings.place(group, i);
                long jobs = bookings.jobs(group, i);
                cost += jobs * starts.cost(c, place);
                int region = place / starts.slots();
                int start = place % starts.slots();
                byPlace.get(c).merge(start * starts.regions() + region, jobs, Long::sum);
            }
        }
        List<List<RunsPlan.Share>> shares = new ArrayList<>();
        for (Map<Integer, Long> places : byPlace) {
            List<RunsPlan.Share> own = new ArrayList<>();
            places.forEach((at, jobs) ->
                    own.add(
                            new RunsPlan.Share(
                                    at % starts.regions(), at / starts.regions(), jobs)));
            shares.add(own);
        }
        return new RunsPlan(shares, cost, bookings.unplaced(), Math.min(cost, proven));
    }
}
