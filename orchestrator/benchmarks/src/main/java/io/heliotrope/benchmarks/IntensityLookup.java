package io.heliotrope.benchmarks;

import io.heliotrope.model.Slots;
import io.heliotrope.state.GreenCurve;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What one look-up of the grams of a run of 24 hours costs, PUE included: by the difference of two
/// prefix sums, and by adding up the slots as a yardstick.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class IntensityLookup {
    private static final int DAY_SLOTS = 96;
    private static final double PART = 0.3;
    private static final int STARTS = 256;

    private GreenCurve curve = new Grids(1).fold().world().orElseThrow().curve(0);
    private long first;
    private int next;

    /// Takes the world as it is at noon.
    @Setup
    public void world() {
        curve = new Grids(1).fold().world().orElseThrow().curve(0);
        first = Slots.of(Grids.NOW);
    }

    /// Another start each time, so that nothing is learnt by heart.
    private long start() {
        next = (next + 1) % STARTS;
        return first + next;
    }

    /// A run of 24 hours and some minutes.
    @Benchmark
    public double byPrefixSums() {
        return curve.gramsPerKw(start(), DAY_SLOTS + PART);
    }

    /// The same, slot by slot.
    @Benchmark
    public double slotBySlot() {
        long from = start();
        double sum = 0;
        for (int slot = 0; slot < DAY_SLOTS; slot++) {
            sum += curve.gramsPerKw(from + slot, 1);
        }
        return sum + curve.gramsPerKw(from + DAY_SLOTS, PART);
    }
}
