package io.heliotrope.orchestrator.router;

import io.heliotrope.state.World;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The newest world, for one task. A policy or a catalogue that has changed is taken up only when
/// nothing that was decided under the old one is still on its way. One thread.
final class SteadyWorld implements Supplier<World> {
    private final Supplier<World> worlds;
    private final Runnable flush;
    private @Nullable World known;

    /// `flush` waits until all that was sent is acknowledged or lost.
    SteadyWorld(Supplier<World> worlds, Runnable flush) {
        this.worlds = worlds;
        this.flush = flush;
    }

    @Override
    public World get() {
        World newest = worlds.get();
        if (known != null && !haveOneLaw(known, newest)) {
            flush.run();
        }
        known = newest;
        return newest;
    }

    private static boolean haveOneLaw(World a, World b) {
        return a.offsets().policy() == b.offsets().policy()
                && a.offsets().catalogue() == b.offsets().catalogue();
    }
}
