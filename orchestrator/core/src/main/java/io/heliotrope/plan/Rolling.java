package io.heliotrope.plan;

import java.util.ArrayList;
import java.util.List;

/// Plans again and again as time goes on, each time over a horizon beyond which nothing is known,
/// and only for what is to be done now.
///
/// Beside the work that is held it places what is expected to come, so that room is kept for those
/// who will have no other. Work that need not be done within the horizon may be left for later, at
/// no cost. Waiting costs a little, so that of places that are alike the first is taken.
///
/// What lies ahead is planned in [Blocks], at the block's mean cost. What is held may use the
/// blocks that lie wholly within its window, so what has a place has one in time; when that leaves
/// something without, all is planned slot by slot, which is exact. What is only expected may use
/// every block that its window touches.
public final class Rolling {
    private final Planner planner;
    private final double waiting;

    /// `waiting` is what it costs to do a unit a slot later, in the supply's costs, at least 0.
    public Rolling(Planner planner, double waiting) {
        if (!(waiting >= 0 && Double.isFinite(waiting))) {
            throw new IllegalArgumentException("waiting must cost >= 0, was " + waiting);
        }
        this.planner = planner;
        this.waiting = waiting;
    }

    /// Shares of `held`, in its order, in blocks: a share's slot is the first one of its block.
    /// What of `held` is left for later, or has no room, is unplaced.
    public Plan plan(Supply supply, Blocks blocks, List<Demand> held, List<Demand> expected) {
        Outline coarse = outline(supply, blocks, held, expected);
        return coarse.lost() == 0
                ? coarse.plan()
                : outline(supply, Blocks.single(supply.slots()), held, expected).plan();
    }

    /// A plan, and the units held that have no place at all.
    private record Outline(Plan plan, long lost) {}

    private Outline outline(
            Supply supply, Blocks blocks, List<Demand> held, List<Demand> expected) {
        int end = blocks.size();
        int later = supply.regions();
        Supply blocked =
                Supply.of(
                        supply.regions() + 1,
                        end + 1,
                        (region, block) -> room(supply, blocks, region, block),
                        (region, block) -> cost(supply, blocks, region, block));
        List<Demand> all = new ArrayList<>(held.size() + expected.size());
        held.forEach(demand -> all.add(blocked(inside(demand, blocks), blocks, later)));
        expected.forEach(demand -> all.add(blocked(demand, blocks, later)));
        Plan plan = planner.plan(blocked, all);
        List<List<Plan.Share>> shares = new ArrayList<>(held.size());
        double cost = 0;
        long unplaced = 0;
        long lost = 0;
        for (int i = 0; i < held.size(); i++) {
            List<Plan.Share> own = new ArrayList<>();
            long missing = held.get(i).units();
            long without = missing;
            for (Plan.Share share : plan.of(i)) {
                without -= share.units();
                if (share.slot() < end) {
                    int slot = blocks.start(share.slot());
                    own.add(new Plan.Share(share.region(), slot, share.units()));
                    cost += share.units() * mean(supply, blocks, share.region(), share.slot());
                    missing -= share.units();
                }
            }
            shares.add(own);
            unplaced += missing;
            lost += without;
        }
        return new Outline(new Plan(shares, cost, unplaced), lost);
    }

    /// The same demand, ending with the last block that lies wholly within its window.
    private static Demand inside(Demand demand, Blocks blocks) {
        int end = blocks.start(blocks.size());
        if (demand.until() >= end) {
            return demand;
        }
        int until = blocks.start(blocks.of(demand.until()));
        return new Demand(
                demand.reach(),
                Math.min(demand.from(), until),
                until,
                demand.units(),
                demand.abreast());
    }

    private static long room(Supply supply, Blocks blocks, int region, int block) {
        boolean isLater = region == supply.regions();
        if (block == blocks.size() || isLater) {
            return block == blocks.size() && isLater ? Long.MAX_VALUE : 0;
        }
        long room = 0;
        for (int slot = blocks.start(block); slot < blocks.start(block + 1); slot++) {
            room += supply.room(region, slot);
        }
        return room;
    }

    private double cost(Supply supply, Blocks blocks, int region, int block) {
        if (block == blocks.size() || region == supply.regions()) {
            return 0;
        }
        return mean(supply, blocks, region, block) + waiting * blocks.start(block);
    }

    private static double mean(Supply supply, Blocks blocks, int region, int block) {
        double sum = 0;
        for (int slot = blocks.start(block); slot < blocks.start(block + 1); slot++) {
            sum += supply.cost(region, slot);
        }
        return sum / (blocks.start(block + 1) - blocks.start(block));
    }

    private static Demand blocked(Demand demand, Blocks blocks, int later) {
        int end = blocks.size();
        int horizon = blocks.start(end);
        boolean canWait = demand.until() > horizon;
        int until = canWait ? end + 1 : blocks.of(demand.until() - 1) + 1;
        int from = Math.min(blocks.of(demand.from()), end);
        return new Demand(
                block -> block == end ? 1L << later : reach(demand, blocks, block),
                from,
                Math.max(from, until),
                demand.units(),
                block ->
                        block == end
                                ? within(demand, horizon, demand.until())
                                : within(demand, blocks.start(block), blocks.start(block + 1)));
    }

    private static long reach(Demand demand, Blocks blocks, int block) {
        long word = 0;
        int to = Math.min(demand.until(), blocks.start(block + 1));
        for (int slot = Math.max(demand.from(), blocks.start(block)); slot < to; slot++) {
            word |= demand.reach().at(slot);
        }
        return word;
    }

    /// Units of a demand that can be done from a slot until another.
    private static long within(Demand demand, int from, int to) {
        long units = 0;
        int end = Math.min(demand.until(), to);
        for (int slot = Math.max(demand.from(), from);
                slot < end && units < demand.units();
                slot++) {
            units += demand.abreast().at(slot);
        }
        return Math.min(units, demand.units());
    }
}
