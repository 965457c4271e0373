package io.heliotrope.signals.accounting;

import io.heliotrope.model.Accelerator;
import io.heliotrope.model.Basis;
import io.heliotrope.model.ClusterId;
import io.heliotrope.model.GramsPerKwh;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.Jurisdiction;
import io.heliotrope.model.KilowattHours;
import io.heliotrope.model.Location;
import io.heliotrope.model.Quality;
import io.heliotrope.model.Reading;
import io.heliotrope.model.Region;
import io.heliotrope.model.RegionId;
import io.heliotrope.protocol.ControlRecord.Intensity;
import io.heliotrope.signals.accounting.RunFacts.AtHome;
import io.heliotrope.signals.accounting.RunFacts.Idle;
import io.heliotrope.signals.accounting.RunFacts.Moved;
import io.heliotrope.signals.accounting.RunFacts.Occupied;
import io.heliotrope.signals.accounting.RunFacts.Weights;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Regions, readings and runs for the tests of accounts. Minutes count from 2022-03-01T00:00Z.
final class Ground {
    static final Instant START = Instant.parse("2022-03-01T00:00:00Z");
    static final Region GREEN = region("green", 1.1, "H100-80");
    static final Region HOME = region("home", 1.5, "H100-80");

    private Ground() {}

    static Instant at(long minute) {
        return START.plus(Duration.ofMinutes(minute));
    }

    static Region region(String name, double pue, String accelerator) {
        return new Region(
                new RegionId(name),
                new GridZone(name),
                new Jurisdiction("EU"),
                new ClusterId("eu"),
                new Location(0, 0),
                new Accelerator(accelerator, 80, 100, 500),
                1,
                1,
                pue);
    }

    /// Readings of `step` minutes each, one after the other from `minute` on.
    static List<Intensity> readings(
            Region region, Basis basis, long minute, long step, double... grams) {
        List<Intensity> readings = new ArrayList<>();
        for (int i = 0; i < grams.length; i++) {
            long from = minute + i * step;
            readings.add(reading(region, basis, from, from + step, grams[i], at(from)));
        }
        return readings;
    }

    static Intensity reading(
            Region region, Basis basis, long from, long to, double grams, Instant issuedAt) {
        return new Intensity(
                new Reading(
                        region.zone(),
                        new GramsPerKwh(grams),
                        basis,
                        "test",
                        issuedAt,
                        Quality.MEASURED),
                at(from),
                at(to));
    }

    /// A run in [#GREEN] of a job submitted in [#HOME] at `submitted`.
    static RunFacts run(long from, long to, double kilowattHours, long submitted) {
        return run(GREEN, at(from), at(to), kilowattHours, at(submitted));
    }

    static RunFacts run(
            Region region, Instant from, Instant to, double kilowattHours, Instant submitted) {
        return new RunFacts(
                region,
                from,
                to,
                new KilowattHours(kilowattHours),
                0.03,
                new Occupied.ByTime(1),
                new Idle.NotTold(),
                new Moved(0, new Weights.NotTold()),
                new AtHome(HOME, submitted));
    }

    static double grams(Emission emission) {
        return range(emission).p50().value();
    }

    static GramsRange range(Emission emission) {
        return switch (emission) {
            case Emission.Known(Kind _, GramsRange grams) -> grams;
            case Emission.Unknown unknown -> throw new AssertionError(unknown);
            case Emission.Incomparable other -> throw new AssertionError(other);
        };
    }
}
