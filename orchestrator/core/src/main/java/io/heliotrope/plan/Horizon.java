package io.heliotrope.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Plans over a horizon beyond which nothing is known: what need not be done within it may be left
/// for later, at a price.
///
/// The price is a quantile of all costs within the horizon: later is expected to have places as
/// clean as the cleanest share of now. Beside the work that is held it places what is expected to
/// come, so that room is kept for those who will have no other. Only the shares of what is held are
/// told; what of it is left for later counts as unplaced.
public final class Horizon {
    private final Planner planner;
    private final double cleanestShare;

    /// `cleanestShare` is the quantile of costs that a unit left for later is charged, 0 to 1.
    public Horizon(Planner planner, double cleanestShare) {
        if (!(cleanestShare >= 0 && cleanestShare <= 1)) {
            throw new IllegalArgumentException(
                    "the share of cleanest places must be 0 to 1, was " + cleanestShare);
        }
        this.planner = planner;
        this.cleanestShare = cleanestShare;
    }

    /// A plan of `held`, in its order; slots at and after the supply's last one count as later.
    public Plan plan(Supply supply, List<Demand> held, List<Demand> expected) {
        int end = supply.slots();
        int regions = supply.regions();
        double price = price(supply);
        Supply longer =
                Supply.of(
                        regions + 1,
                        end + 1,
                        (region, slot) ->
                                slot == end
                                        ? region == regions ? Long.MAX_VALUE : 0
                                        : region == regions ? 0 : supply.room(region, slot),
                        (region, slot) ->
                                slot == end
                                        ? price
                                        : region == regions
                                                ? Double.NaN
                                                : supply.cost(region, slot));
        List<Demand> all = new ArrayList<>(held.size() + expected.size());
        held.forEach(demand -> all.add(within(demand, end, regions)));
        expected.forEach(demand -> all.add(within(demand, end, regions)));
        Plan plan = planner.plan(longer, all);
        List<List<Plan.Share>> shares = new ArrayList<>(held.size());
        double cost = 0;
        for (int i = 0; i < held.size(); i++) {
            List<Plan.Share> own = plan.of(i).stream().filter(s -> s.slot() < end).toList();
            for (Plan.Share share : own) {
                cost += share.units() * supply.cost(share.region(), share.slot());
            }
            shares.add(own);
        }
        long placed = shares.stream().flatMap(List::stream).mapToLong(Plan.Share::units).sum();
        long asked = held.stream().mapToLong(Demand::units).sum();
        return new Plan(shares, cost, asked - placed);
    }

    private static Demand within(Demand demand, int end, int later) {
        return demand.until() <= end
                ? demand
                : new Demand(
                        slot -> slot == end ? 1L << later : demand.reach().at(slot),
                        Math.min(demand.from(), end),
                        end + 1,
                        demand.units(),
                        slot -> slot == end ? demand.units() : demand.abreast().at(slot));
    }

    private double price(Supply supply) {
        double[] costs = new double[supply.regions() * supply.slots()];
        int known = 0;
        for (int slot = 0; slot < supply.slots(); slot++) {
            for (int region = 0; region < supply.regions(); region++) {
                double cost = supply.cost(region, slot);
                if (!Double.isNaN(cost) && supply.room(region, slot) > 0) {
                    costs[known++] = cost;
                }
            }
        }
        if (known == 0) {
            return 0;
        }
        Arrays.sort(costs, 0, known);
        double rank = cleanestShare * (known - 1);
        int below = (int) Math.floor(rank);
        int above = Math.min(below + 1, known - 1);
        return costs[below] + (rank - below) * (costs[above] - costs[below]);
    }
}
