package io.heliotrope.simulation;

import io.heliotrope.model.Basis;
import io.heliotrope.model.Curve;
import io.heliotrope.model.GramsPerKwh;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.Quality;
import io.heliotrope.model.Reading;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Slots;
import io.heliotrope.protocol.ControlRecord;
import io.heliotrope.protocol.ControlRecord.Intensity;
import io.heliotrope.protocol.ControlRecord.IntensityForecast;
import io.heliotrope.protocol.ControlRecord.SiteForecast;
import java.time.Duration;
import java.time.Instant;

/// The signals topic, with all that a feed may do to it and still be let through: forecasts with
/// gaps, zeros that are values, readings that are late, old, of another basis, or said twice.
final class Skies {
    private final Scene scene;

    Skies(Scene scene) {
        this.scene = scene;
    }

    void say(Dice dice) {
        RegionId region = dice.oneOf(Fleet.REGIONS);
        GridZone zone = new GridZone(region.value());
        ControlRecord next =
                switch (dice.below(4)) {
                    case 0 -> new SiteForecast(region, "simulated", issued(dice), pue(dice));
                    case 1, 2 ->
                            new IntensityForecast(
                                    zone,
                                    basis(dice),
                                    "simulated",
                                    issued(dice),
                                    Quality.FORECAST,
                                    grams(dice));
                    default -> {
                        Instant from = issued(dice);
                        yield new Intensity(
                                new Reading(
                                        zone,
                                        new GramsPerKwh(dice.below(700)),
                                        basis(dice),
                                        "simulated",
                                        from,
                                        dice.onceIn(3) ? Quality.ESTIMATED : Quality.MEASURED),
                                from,
                                from.plus(Duration.ofMinutes(15L * (1 + dice.below(8)))));
                    }
                };
        scene.publish(next);
        if (dice.onceIn(10)) {
            scene.publish(next);
        }
    }

    private static Basis basis(Dice dice) {
        return dice.onceIn(8) ? Basis.AVERAGE_DIRECT : Basis.AVERAGE_LIFECYCLE;
    }

    /// Now, or some time ago.
    private Instant issued(Dice dice) {
        return scene.jobNow().minus(Duration.ofMinutes(dice.onceIn(4) ? dice.below(600) : 0));
    }

    private Curve grams(Dice dice) {
        double[] values = new double[8 + dice.below(56)];
        for (int i = 0; i < values.length; i++) {
            values[i] = dice.onceIn(16) ? Double.NaN : dice.onceIn(16) ? 0 : dice.below(700);
        }
        return new Curve(Slots.start(Slots.of(issued(dice))), Slots.LENGTH, values);
    }

    private Curve pue(Dice dice) {
        double[] values = new double[8 + dice.below(40)];
        for (int i = 0; i < values.length; i++) {
            values[i] = 1 + dice.below(50) / 100.0;
        }
        return new Curve(Slots.start(Slots.of(scene.jobNow())), Slots.LENGTH, values);
    }
}
