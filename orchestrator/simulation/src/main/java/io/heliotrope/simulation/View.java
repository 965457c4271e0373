package io.heliotrope.simulation;

import io.heliotrope.protocol.WorldOffsets;
import io.heliotrope.state.World;

/// How far one process has read the control topics.
final class View {
    private final ControlPlane control;
    private WorldOffsets seen;

    /// A process starts with all that is there.
    View(ControlPlane control) {
        this.control = control;
        this.seen = control.ends();
    }

    WorldOffsets seen() {
        return seen;
    }

    World world() {
        return control.at(seen);
    }

    /// Reads on, in each topic some of what is new.
    void readOn(Dice dice) {
        WorldOffsets ends = control.ends();
        seen =
                new WorldOffsets(
                        on(seen.catalogue(), ends.catalogue(), dice),
                        on(seen.policy(), ends.policy(), dice),
                        on(seen.signals(), ends.signals(), dice),
                        on(seen.pools(), ends.pools(), dice),
                        on(seen.clock(), ends.clock(), dice));
    }

    void readAll() {
        seen = control.ends();
    }

    private static long on(long from, long end, Dice dice) {
        return from == end ? from : from + 1 + dice.below((int) (end - from));
    }

    /// Whether the law has news that this process has not read.
    boolean isLawBehind() {
        WorldOffsets ends = control.ends();
        return seen.catalogue() < ends.catalogue() || seen.policy() < ends.policy();
    }
}
