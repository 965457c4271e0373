package io.heliotrope.benchmarks;

import io.heliotrope.model.Curve;
import io.heliotrope.signals.forecast.Outlook;
import io.heliotrope.signals.forecast.OwnForecasts;
import java.util.SequencedMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What it costs to fit our own forecaster to eighteen months of thirteen zones, as a process that
/// has just started does: once, cold.
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(5)
public class ForecastFit {
    static final int ZONES = 13;

    private final SequencedMap<String, Curve> pasts = Pasts.of(ZONES, Grids.NOW);

    /// All zones together.
    @Benchmark
    public OwnForecasts fit() {
        return OwnForecasts.fit(pasts, Grids.NOW, Outlook.none());
    }
}
