package io.heliotrope.state;

import io.heliotrope.model.Basis;
import io.heliotrope.model.Curve;
import io.heliotrope.model.GramsPerKwh;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.Quality;
import io.heliotrope.model.Reading;
import io.heliotrope.model.Slots;
import io.heliotrope.protocol.CarbonFree;
import io.heliotrope.protocol.ControlRecord.Intensity;
import io.heliotrope.protocol.ControlRecord.IntensityForecast;
import java.time.Duration;
import java.time.Instant;

/// Signals of grids for tests: readings hold for an hour and were issued when they begin.
public final class TestSignals {
    public static final Duration HELD = Duration.ofHours(1);

    private TestSignals() {}

    public static Intensity reading(String zone, double gramsPerKwh, Basis basis, Instant from) {
        return new Intensity(
                new Reading(
                        new GridZone(zone),
                        new GramsPerKwh(gramsPerKwh),
                        basis,
                        "test",
                        from,
                        Quality.MEASURED),
                from,
                from.plus(HELD));
    }

    /// By slot, from that of `at` on.
    public static IntensityForecast forecast(
            String zone, Basis basis, Instant at, double... gramsPerKwh) {
        return new IntensityForecast(
                new GridZone(zone), basis, "test", at, Quality.FORECAST, curve(at, gramsPerKwh));
    }

    public static CarbonFree.Told share(String zone, double share, Instant from) {
        return new CarbonFree.Told(
                new GridZone(zone), share, "test", from, Quality.MEASURED, from, from.plus(HELD));
    }

    /// By slot, from that of `at` on.
    public static CarbonFree.Foretold shares(String zone, Instant at, double... shares) {
        return new CarbonFree.Foretold(
                new GridZone(zone), "test", at, Quality.FORECAST, curve(at, shares));
    }

    private static Curve curve(Instant at, double... values) {
        return new Curve(Slots.start(Slots.of(at)), Slots.LENGTH, values);
    }
}
