package io.heliotrope.plan;

import java.util.List;

/// Places runs, which may not be interrupted.
@FunctionalInterface
public interface RunsPlanner {
    /// A plan that exceeds no room, starts as many jobs in time as it can, and costs as little as
    /// it can. Runs end beyond the last slot of the room as if there were room for all of them, and
    /// start in none beyond it.
    ///
    /// `present` is the plan in force, by class and in the classes' order: where it is still
    /// possible, the plan places at least as many and is never dearer. An empty list when there is
    /// none. Shares of it that have become impossible are placed anew.
    RunsPlan plan(Room room, List<Runs> classes, List<List<RunsPlan.Share>> present);

    /// A plan where none is in force.
    default RunsPlan plan(Room room, List<Runs> classes) {
        return plan(room, classes, List.of());
    }
}
