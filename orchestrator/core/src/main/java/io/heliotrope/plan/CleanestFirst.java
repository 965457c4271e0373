package io.heliotrope.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// The exact optimum for work that may be interrupted: it places as much as can be placed, at the
/// least cost.
///
/// What a unit costs depends on the region and slot that does it and not on whose it is. The sets
/// of places that can all be given work at once are then the independent sets of a matroid (those
/// linked to the demands by disjoint paths, a gammoid), for which taking places from the cheapest
/// up, each as far as there is an augmenting path, is optimal.
///
/// Sources: Edmonds, Matroids and the greedy algorithm, 1971; Perfect, Applications of Menger's
/// graph theorem, 1968.
public final class CleanestFirst implements Planner {
    /// Ties are broken by slot, then by region.
    @Override
    public Plan plan(Supply supply, List<Demand> demands) {
        Network network = new Network(supply, demands);
        double cost = 0;
        for (int place : cheapestFirst(supply)) {
            int region = place % supply.regions();
            int slot = place / supply.regions();
            cost +=
                    network.fill(region, slot, supply.room(region, slot))
                            * supply.cost(region, slot);
        }
        List<List<Plan.Share>> shares = new ArrayList<>(demands.size());
        for (int demand = 0; demand < demands.size(); demand++) {
            shares.add(network.shares(demand));
        }
        return new Plan(shares, cost, network.unplaced());
    }

    private static int[] cheapestFirst(Supply supply) {
        int regions = supply.regions();
        return IntStream.range(0, regions * supply.slots())
                .filter(place -> supply.room(place % regions, place / regions) > 0)
                .filter(place -> !Double.isNaN(supply.cost(place % regions, place / regions)))
                .boxed()
                .sorted(
                        Comparator.comparingDouble((Integer place) ->
                                        supply.cost(place % regions, place / regions))
                                .thenComparing(Comparator.naturalOrder()))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
