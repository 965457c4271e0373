package io.heliotrope.plan;

import java.util.List;

/// Places demands on a supply.
@FunctionalInterface
public interface Planner {
    /// A plan that exceeds no room and no demand, and leaves as little unplaced as it can.
    Plan plan(Supply supply, List<Demand> demands);
}
