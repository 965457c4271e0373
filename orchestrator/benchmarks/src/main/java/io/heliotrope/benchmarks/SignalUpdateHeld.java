package io.heliotrope.benchmarks;

import io.heliotrope.orchestrator.batch.HeldDecider;
import io.heliotrope.protocol.ControlRecord.IntensityForecast;
import io.heliotrope.state.World;
import io.heliotrope.state.WorldFold;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// What a new forecast of one zone costs the batch decider that really holds so many jobs: the fold
/// of the record, the next snapshot, and the decider's own turn with it, on its stores, its index
/// of due jobs and its bookings.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
public class SignalUpdateHeld {
    private static final int REGIONS = 6;
    private static final int DIFFERENT = 256;
    private static final Duration DEADLINE = Duration.ofDays(3);

    /// Slots for all of them at once, so that none is refused.
    private static final int SLOTS = 200_000;

    /// How many jobs are held.
    @Param({"0", "100000"})
    public int held;

    private final List<IntensityForecast> news = new ArrayList<>();
    private final Grids grids = new Grids(REGIONS, SLOTS);
    private WorldFold fold = new WorldFold();
    private final Path directory = folder();
    private World world = grids.fold().world().orElseThrow();
    private final HeldDecider decider = new HeldDecider(() -> world, directory);
    private int next;

    /// Has the decider hold jobs for a greener hour.
    @Setup
    public void hold() {
        fold = grids.fold();
        world = fold.world().orElseThrow();
        for (int job = 0; job < held; job++) {
            decider.submit(job, Grids.NOW.plus(DEADLINE));
        }
        if (decider.held() != held) {
            throw new IllegalStateException(decider.held() + " jobs are held, expected " + held);
        }
        for (int i = 0; i < DIFFERENT; i++) {
            news.add(grids.forecast(i % REGIONS));
        }
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("heliotrope-benchmark-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// One record, one world, one turn.
    @Benchmark
    public int update() {
        next = (next + 1) % DIFFERENT;
        fold.apply(news.get(next), grids.offset(), Grids.NOW);
        world = fold.world().orElseThrow();
        return decider.turn();
    }

    /// Closes the stores and deletes them.
    @TearDown
    public void close() throws IOException {
        decider.close();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
