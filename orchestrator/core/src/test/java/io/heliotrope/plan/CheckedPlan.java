package io.heliotrope.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;

/// What every plan must keep to, whatever it is worth.
final class CheckedPlan {
    private CheckedPlan() {}

    static void check(Plan plan, Supply supply, List<Demand> demands) {
        long[][] used = new long[supply.slots()][supply.regions()];
        double cost = 0;
        long unplaced = 0;
        for (int d = 0; d < demands.size(); d++) {
            Demand demand = demands.get(d);
            long[] bySlot = new long[supply.slots()];
            long placed = 0;
            for (Plan.Share share : plan.of(d)) {
                assertThat(share.units()).isPositive();
                assertThat(share.slot()).isBetween(demand.from(), demand.until() - 1);
                assertThat(demand.reach().at(share.slot()) >>> share.region() & 1).isEqualTo(1);
                used[share.slot()][share.region()] += share.units();
                bySlot[share.slot()] += share.units();
                placed += share.units();
                cost += share.units() * supply.cost(share.region(), share.slot());
            }
            for (int slot = demand.from(); slot < Math.min(demand.until(), bySlot.length); slot++) {
                assertThat(bySlot[slot]).isLessThanOrEqualTo(demand.abreast().at(slot));
            }
            assertThat(placed).isLessThanOrEqualTo(demand.units());
            unplaced += demand.units() - placed;
        }
        for (int slot = 0; slot < supply.slots(); slot++) {
            for (int region = 0; region < supply.regions(); region++) {
                assertThat(used[slot][region]).isLessThanOrEqualTo(supply.room(region, slot));
            }
        }
        assertThat(plan.unplaced()).isEqualTo(unplaced);
        assertThat(plan.cost()).isCloseTo(cost, within(1e-6));
    }
}
