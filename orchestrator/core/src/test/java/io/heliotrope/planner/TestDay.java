package io.heliotrope.planner;

import io.heliotrope.plan.CleanestFirst;
import io.heliotrope.plan.Demand;
import io.heliotrope.plan.Supply;
import io.heliotrope.state.TestWorld;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/// A day of a few regions of one size, slot by slot from [TestWorld#NOW] on, without a reserve.
final class TestDay {
    static final List<String> REGIONS = List.of("de", "fr", "no", "se");
    static final List<String> LAWS = List.of("DE", "FR", "NO", "SE");
    static final int SLOTS = 96;

    /// What a run takes in a slot.
    static final double KWH = 0.5 * 0.25;

    private TestDay() {}

    /// Intensities in g/kWh that rise and fall so many times a day, each with a level of its own
    /// and up to `noise` of it beside.
    static double[][] waves(int regions, int times, double noise, Random random) {
        double[][] grams = new double[regions][SLOTS + 8];
        for (double[] row : grams) {
            double level = 50 + random.nextInt(400);
            double phase = random.nextDouble() * 2 * Math.PI;
            for (int slot = 0; slot < row.length; slot++) {
                double wave = Math.sin(phase + 2 * times * Math.PI * slot / SLOTS);
                row[slot] = level * (1 + 0.4 * wave + noise * random.nextDouble());
            }
        }
        return grams;
    }

    /// The first regions, with these intensities and so many slots each.
    static TestWorld fleet(double[][] grams, int room) {
        TestWorld fleet = new TestWorld().reserve(Duration.ZERO);
        for (int i = 0; i < grams.length; i++) {
            fleet.region(REGIONS.get(i), LAWS.get(i), 80, room, room);
            fleet.forecast(REGIONS.get(i), grams[i]);
        }
        return fleet;
    }

    /// The least grams that `demands` can be done with, in pieces of a slot.
    static double optimum(double[][] grams, int room, List<Demand> demands) {
        Supply supply =
                Supply.of(
                        grams.length,
                        SLOTS,
                        (region, slot) -> room,
                        (region, slot) -> KWH * grams[region][slot]);
        return new CleanestFirst().plan(supply, demands).cost();
    }
}
