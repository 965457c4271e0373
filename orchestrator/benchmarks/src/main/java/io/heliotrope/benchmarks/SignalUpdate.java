package io.heliotrope.benchmarks;

import io.heliotrope.protocol.ControlRecord.IntensityForecast;
import io.heliotrope.state.World;
import io.heliotrope.state.WorldFold;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What a new forecast of one zone costs each process that sees the world: the fold of the record
/// and the next snapshot, with all that is worked out beforehand.
///
/// The number of regions is what it may depend on. Held jobs are not asked: a job is decided anew
/// when it is due; [SignalUpdateHeld] measures it with a hundred thousand of them.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SignalUpdate {
    /// More than regions, so that no zone is told the same forecast twice in a row.
    private static final int DIFFERENT = 256;

    /// How many regions the world has.
    @Param({"6", "32", "64"})
    public int regions;

    private final List<IntensityForecast> news = new ArrayList<>();
    private Grids grids = new Grids(1);
    private WorldFold fold = new WorldFold();
    private int next;

    /// Begins with a world that knows every grid.
    @Setup
    public void world() {
        grids = new Grids(regions);
        fold = grids.fold();
        for (int i = 0; i < DIFFERENT; i++) {
            news.add(grids.forecast(i % regions));
        }
    }

    /// One record, one world.
    @Benchmark
    public World update() {
        next = (next + 1) % DIFFERENT;
        fold.apply(news.get(next), grids.offset(), Grids.NOW);
        return fold.world().orElseThrow();
    }
}
