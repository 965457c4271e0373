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
/// What lies ahead is planned in [Blocks], at the block's mean cost: a unit that may run in a part
/// of a block is taken for one that may run in the block. So that no deadline rests on that, it is
/// looked whether all that is held and not done now still has a place in time, slot by slot; where
/// it has not, all is planned slot by slot, which is exact.
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
        Plan coarse = outline(supply, blocks, held, expected);
        return isSafe(coarse, supply, held)
                ? coarse
                : outline(supply, Blocks.single(supply.slots()), held, expected);
    }

    /// Whether all that is not done in the first slot can be done in time after it.
    private boolean isSafe(Plan plan, Supply supply, List<Demand> held) {
        int slots = supply.slots();
        int later = supply.regions();
        Supply rest =
                Supply.of(
                        supply.regions() + 1,
                        slots + 1,
                        (region, slot) ->
                                slot == slots
                                        ? region == later ? Long.MAX_VALUE : 0
                                        : slot == 0 || region == later
                                                ? 0
                                                : supply.room(region, slot),
                        (region, slot) ->
                                slot < slots
                                                && region < later
                                                && Double.isNaN(supply.cost(region, slot))
                                        ? Double.NaN
                                        : slot);
        List<Demand> left = new ArrayList<>(held.size());
        for (int i = 0; i < held.size(); i++) {
            Demand demand = held.get(i);
            long units = demand.units();
            for (Plan.Share share : plan.of(i)) {
                units -= share.slot() == 0 ? share.units() : 0;
            }
            left.add(
                    blocked(
                            new Demand(
                                    demand.reach(),
                                    demand.from(),
                                    demand.until(),
                                    units,
                                    demand.abreast()),
                            Blocks.single(slots),
                            later));
        }
        return planner.plan(rest, left).unplaced() == 0;
    }

    private Plan outline(Supply supply, Blocks blocks, List<Demand> held, List<Demand> expected) {
        int end = blocks.size();
        int later = supply.regions();
        Supply blocked =
                Supply.of(
                        supply.regions() + 1,
                        end + 1,
                        (region, block) -> room(supply, blocks, region, block),
                        (region, block) -> cost(supply, blocks, region, block));
        List<Demand> all = new ArrayList<>(held.size() + expected.size());
        held.forEach(demand -> all.add(blocked(demand, blocks, later)));
        expected.forEach(demand -> all.add(blocked(demand, blocks, later)));
        Plan plan = planner.plan(blocked, all);
        List<List<Plan.Share>> shares = new ArrayList<>(held.size());
        double cost = 0;
        long unplaced = 0;
        for (int i = 0; i < held.size(); i++) {
            List<Plan.Share> own = new ArrayList<>();
            long missing = held.get(i).units();
            for (Plan.Share share : plan.of(i)) {
                if (share.slot() < end) {
                    int slot = blocks.start(share.slot());
                    own.add(new Plan.Share(share.region(), slot, share.units()));
                    cost += share.units() * mean(supply, blocks, share.region(), share.slot());
                    missing -= share.units();
                }
            }
            shares.add(own);
            unplaced += missing;
        }
        return new Plan(shares, cost, unplaced);
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
