package io.heliotrope.signals.forecast;

import io.heliotrope.model.Curve;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Random;
import java.util.SequencedMap;

/// Hourly intensities that we make: a sun that rises every day, a week, and a wind that comes and
/// goes over days, all from one seed.
final class MadeUpGrid {
    static final Instant START = Instant.parse("2021-01-01T00:00:00Z");

    private MadeUpGrid() {}

    static SequencedMap<String, Curve> zones(int zones, int days, long seed) {
        SequencedMap<String, Curve> made = new LinkedHashMap<>();
        for (int zone = 0; zone < zones; zone++) {
            made.put("zone-" + zone, zone(days, 150 + 100 * zone, seed + zone));
        }
        return made;
    }

    static Curve zone(int days, double level, long seed) {
        Random random = new Random(seed);
        double[] values = new double[days * 24];
        double wind = 0;
        for (int h = 0; h < values.length; h++) {
            wind = 0.98 * wind + 0.03 * random.nextGaussian();
            double sun = Math.max(0, Math.sin((h % 24 - 6) * Math.PI / 12));
            double week = h / 24 % 7 >= 5 ? -0.1 : 0;
            double noise = 0.01 * random.nextGaussian();
            values[h] = level * Math.exp(wind + week - 0.5 * sun + noise);
        }
        return new Curve(START, Duration.ofHours(1), values);
    }

    static Instant day(int day) {
        return START.plus(Duration.ofDays(day));
    }
}
