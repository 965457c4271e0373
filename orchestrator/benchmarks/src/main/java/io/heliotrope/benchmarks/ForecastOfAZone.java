package io.heliotrope.benchmarks;

import io.heliotrope.model.Curve;
import io.heliotrope.signals.forecast.Forecaster;
import io.heliotrope.signals.forecast.Outlook;
import io.heliotrope.signals.forecast.OwnForecast;
import io.heliotrope.signals.forecast.OwnForecasts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
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

/// What one zone's forecast of four days with its bounds costs, once all are fitted.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ForecastOfAZone {
    private final SequencedMap<String, Curve> pasts = Pasts.of(ForecastFit.ZONES, Grids.NOW);
    private final List<Map.Entry<String, Curve>> zones = new ArrayList<>(pasts.entrySet());
    private OwnForecasts fitted = OwnForecasts.unfitted();
    private int next;

    /// Fits, and sees to it that it is the fitted forecast that is measured.
    @Setup
    public void fit() {
        fitted = OwnForecasts.fit(pasts, Grids.NOW, Outlook.none());
        if (!forecast().source().equals(Forecaster.SOURCE)) {
            throw new IllegalStateException("made by " + forecast().source());
        }
    }

    /// One zone after the other.
    @Benchmark
    public OwnForecast forecast() {
        next = (next + 1) % zones.size();
        Map.Entry<String, Curve> zone = zones.get(next);
        return fitted.forecast(zone.getKey(), zone.getValue(), Grids.NOW).orElseThrow();
    }
}
